-- Who an account is at an identity provider (issuer and subject of its tokens); null = the password here lets in.
ALTER TABLE account ADD COLUMN identity_issuer TEXT;
ALTER TABLE account ADD COLUMN identity_subject TEXT;
CREATE UNIQUE INDEX account_identity ON account (identity_issuer, identity_subject);
-- The session at the identity provider by which somebody logged in, so that the provider can end it; null = logged in here.
ALTER TABLE login_session ADD COLUMN provider_session TEXT;

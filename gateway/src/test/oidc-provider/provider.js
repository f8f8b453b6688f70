// An OpenID provider on the loopback: node provider.js PORT GATEWAY. Everybody is let in by any password; who is called operator-… is in a group.
import Provider from 'oidc-provider';

const [port, gateway] = process.argv.slice(2);
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{
    client_id: 'hazardwatch',
    client_secret: 's3cret-of-the-client',
    redirect_uris: [`${gateway}/oidc/callback`],
    grant_types: ['authorization_code'],
    response_types: ['code'],
    backchannel_logout_uri: `${gateway}/oidc/logout`,
    backchannel_logout_session_required: true,
  }],
  claims: { openid: ['sub'], profile: ['preferred_username', 'groups'] },
  conformIdTokenClaims: false,
  features: { devInteractions: { enabled: true }, backchannelLogout: { enabled: true }, rpInitiatedLogout: { enabled: true } },
  pkce: { required: () => true },
  findAccount: (ctx, id) => ({
    accountId: id,
    claims: () => ({ sub: id, preferred_username: id, groups: id.startsWith('operator-') ? ['operators'] : ['cleaners'] }),
  }),
  async loadExistingGrant(ctx) {
    const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope('openid profile');
    await grant.save();
    return grant;
  },
});
provider.listen(Number(port), '127.0.0.1');

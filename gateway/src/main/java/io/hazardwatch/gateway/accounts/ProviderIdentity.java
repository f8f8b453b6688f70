package io.hazardwatch.gateway.accounts;

/**
 * Who somebody is at an identity provider. Names, mail addresses and telephone numbers may change there and be given to others; these two
 * never are.
 *
 * @param issuer  of the provider, as its tokens say it
 * @param subject the person there
 */
public record ProviderIdentity(String issuer, String subject) {}

package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.registry.Credential;

/**
 * A credential as it may be shown.
 *
 * @param shown     user name of an enterprise's credential, the first characters of a device's access token
 * @param createdAt ms since the epoch
 */
public record ListedCredential(String shown, Credential credential, long createdAt) {}

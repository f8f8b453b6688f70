/**
 * Talks to an identity provider (OpenID Connect) and checks what it says. Invariant: nobody is let in by a token whose signature, issuer,
 * audience, times and nonce were not all checked. Thread: the event loop of the API. Absent on purpose: which session is opened, and any
 * state of people who have not come back from the provider yet.
 */
package io.hazardwatch.gateway.api.oidc;

package io.hazardwatch.gateway.onboarding.doctor;

import io.hazardwatch.gateway.registry.LogInFailure;

/**
 * What is known of the credential that a device uses. Times in ms since the epoch, 0 if it never was.
 *
 * @param username   as lists show it
 * @param isForAll   whether it covers the whole enterprise
 * @param refusedAt  latest refused log-in
 * @param failure    why that was refused; null if none was
 * @param loggedInAt latest log-in since the start
 * @param goneAt     end of the last connection; 0 while one is open
 * @param takeovers  how often, of late, a connection took over the client id of another one that was open
 * @param slowedAt   when a message last waited for the rate of the credential or a quota of its enterprise
 * @param isTls      whether the latest connection was encrypted
 * @param wantsTls   whether the gateway has a port with TLS
 * @param endsAt     end of its newest certificate; 0 if it has a password or a token
 */
public record CredentialFacts(String username, boolean isForAll, long refusedAt, LogInFailure failure, long loggedInAt, long goneAt, int takeovers,
                              long slowedAt, boolean isTls, boolean wantsTls, long endsAt) {}

package io.hazardwatch.gateway.intake;

/**
 * Origin of a message; created once per connection and topic, not per message.
 *
 * @param input         {@code mqtt}, or {@code upstream:<id>} for a broker
 * @param credentialId id of the credential, for counters: generated, so no two owners share it
 * @param credential   name of the credential, for people
 * @param enterprise   enterprise in whose quarantine rejects appear
 */
public record MessageOrigin(String input, String credentialId, String credential, String enterprise, String topic) {}

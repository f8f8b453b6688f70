package io.hazardwatch.gateway.intake;

/**
 * Where a message came from; made once per connection and topic, not per message.
 *
 * @param door       {@code mqtt}, {@code upstream:<id>}
 * @param credentialId id of the credential, for counters: chosen by nobody, so no two owners share it
 * @param credential name of the credential, for people
 * @param enterprise whose quarantine it goes to
 */
public record Origin(String door, String credentialId, String credential, String enterprise, String topic) {}

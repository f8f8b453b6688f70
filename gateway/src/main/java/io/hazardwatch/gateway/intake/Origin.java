package io.hazardwatch.gateway.intake;

/**
 * Where a message came from; made once per connection and topic, not per message.
 *
 * @param door       {@code mqtt}, {@code upstream:<id>}
 * @param credential name of the credential, for counters
 * @param enterprise whose quarantine it goes to
 */
public record Origin(String door, String credential, String enterprise, String topic) {}

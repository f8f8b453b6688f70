package io.hazardwatch.gateway.notify.person;

import java.util.Map;

/**
 * A request of a provider.
 *
 * @param headers    by names in lower case; of several of one name the first
 * @param parameters of the query
 * @param body       as it arrived
 */
public record ReceiptRequest(Map<String, String> headers, Map<String, String> parameters, byte[] body) {}

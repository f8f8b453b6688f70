package io.hazardwatch.gateway.weather.book;

/**
 * Names what people of an enterprise are called about together.
 *
 * @param callId     made of the id of the first message of the warning; has a suffix for sites that joined later
 * @param enterprise whose people are called
 */
public record CallKey(String callId, String enterprise) implements Comparable<CallKey> {
    @Override
    public int compareTo(CallKey other) {
        int byId = callId.compareTo(other.callId);
        return byId != 0 ? byId : enterprise.compareTo(other.enterprise);
    }
}

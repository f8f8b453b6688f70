package io.hazardwatch.gateway.equipment;

import io.hazardwatch.gateway.model.ChannelReport;

/** What platforms for video say of their channels. Any thread; never blocks for long. */
@FunctionalInterface
public interface PlatformChannels {
    /**
     * What a platform says of a channel of it.
     *
     * @param nowNanos of the monotonic clock
     */
    ChannelReport report(String platform, String channel, long nowMillis, long nowNanos);
}

package io.hazardwatch.gateway.model;

/**
 * What a platform for video says of a channel of it.
 *
 * @param isKnown    whether it has said anything since the start; a fault that is not known is only what is missing
 * @param fault      null if the channel works
 * @param toldMillis when the platform was heard last, ms since the epoch; 0 = never since the start
 */
public record ChannelReport(boolean isKnown, CameraFault fault, long toldMillis) {
    /** Of a platform that the settings do not know. */
    public static final ChannelReport UNSERVED = new ChannelReport(true, CameraFault.PLATFORM_NOT_CONFIGURED, 0);
    /** Of a platform that could not speak yet. */
    public static final ChannelReport UNHEARD = new ChannelReport(false, CameraFault.PLATFORM_AWAY, 0);

    /** Whether it works. */
    public boolean isWell() {
        return fault == null;
    }
}

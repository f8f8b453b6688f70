package io.hazardwatch.gateway.intake.mqtt;

import io.netty.channel.Channel;

/** Reads a connection only while there is no reason against it. Event loop only. */
final class ReadGate {
    /** Deferred messages must go first. */
    static final int HOLDING = 1;
    /** Too many messages are unacknowledged. */
    static final int IN_FLIGHT = 2;
    /** The client does not read its acknowledgements. */
    static final int UNREAD = 4;
    /** Its credential has exceeded its rate limit. */
    static final int PAYING = 8;

    private final Channel channel;
    private int reasons;

    ReadGate(Channel channel) {
        this.channel = channel;
    }

    boolean isShut() {
        return reasons != 0;
    }

    void shut(int reason) {
        if (reasons == 0) {
            channel.config().setAutoRead(false);
        }
        reasons |= reason;
    }

    void open(int reason) {
        boolean wasShut = reasons != 0;
        reasons &= ~reason;
        if (wasShut && reasons == 0) {
            channel.config().setAutoRead(true);
        }
    }
}

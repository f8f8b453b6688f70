package io.hazardwatch.gateway.intake.opcua;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether the session is open, and whether it was cut since the last look: it may be cut and open again between two looks, and what alarms are
 * is unknown from then on. {@link #look} and {@link #connected}: the subscriber's thread; the rest: any.
 */
final class OpcUaSessionWatch {
    /** What a look finds. */
    enum Look {
        /** The session is open for the first time, or again. */
        BACK,
        /** It is open and was all the time. */
        OPEN,
        /** It is not open any more. */
        LOST,
        /** It is still not open. */
        AWAY;

        boolean isOpen() {
            return this == BACK || this == OPEN;
        }
    }

    private final AtomicBoolean wasCut = new AtomicBoolean();
    private volatile boolean isOpen;
    // the subscriber's thread
    private boolean wasOpen;

    /** A first session, of another connection than before. */
    void connected() {
        wasOpen = false;
        wasCut.set(false);
        isOpen = true;
    }

    /** The session is open again. */
    void opened() {
        isOpen = true;
    }

    /**
     * The session is cut.
     *
     * @param first what is to be done before a look finds the cut
     */
    void cut(Runnable first) {
        isOpen = false;
        first.run();
        wasCut.set(true);
    }

    /** The connection is given up. */
    void ended() {
        isOpen = false;
    }

    boolean isOpen() {
        return isOpen;
    }

    /** What holds until the next look. */
    Look look() {
        boolean isCut = wasCut.getAndSet(false); // taken first: a cut after it is found by the next look
        boolean isNow = isOpen;
        Look look = isNow ? wasOpen && !isCut ? Look.OPEN : Look.BACK : wasOpen ? Look.LOST : Look.AWAY;
        wasOpen = isNow;
        return look;
    }
}

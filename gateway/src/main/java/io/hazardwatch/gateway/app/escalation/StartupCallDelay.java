package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.time.Clock;

/** Lets calls wait after a start until the room they come from says whom they concern, but not for long. Any thread. */
public final class StartupCallDelay implements SubjectRules {
    /** After that they go on as calls about alarms do, rather than not at all. */
    public static final long HELD_MILLIS_MAX = 30_000;

    private final Clock clock;
    private final long since;

    public StartupCallDelay(Clock clock) {
        this.clock = clock;
        since = clock.millis();
    }

    @Override
    public boolean isHeld(Subject subject) {
        return Math.abs(clock.millis() - since) < HELD_MILLIS_MAX;
    }
}

package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.evaluate.site.ModeOutcome;

/** Receives the result of a person's statement about a unit, once it is committed. Lane thread; must not block. */
@FunctionalInterface
public interface ModeReply {
    /** Takes what became of it. */
    void answer(ModeOutcome outcome);
}

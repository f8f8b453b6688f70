package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.alarms.Transition;

/** Told what became of a command, once that is committed. Lane thread; must not block. */
@FunctionalInterface
public interface CommandReply {
    /** @param transition what was journaled; its refusal says why nothing changed */
    void answer(Transition transition);
}

package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.alarms.Transition;

/** Receives the result of a command once it is committed. Lane thread; must not block. */
@FunctionalInterface
public interface CommandReply {
    /** @param transition the journaled transition; its refusal is the reason if nothing changed */
    void answer(Transition transition);
}

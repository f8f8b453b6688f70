package io.hazardwatch.gateway.lane;

/** Receives the result of a person's statement about a unit, once it is committed. Lane thread; must not block. */
@FunctionalInterface
public interface ModeReply {
    /** @param isTaken false when there is no such unit or mode */
    void answer(boolean isTaken);
}

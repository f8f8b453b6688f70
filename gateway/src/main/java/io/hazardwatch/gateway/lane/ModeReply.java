package io.hazardwatch.gateway.lane;

/** Told what became of a person's word about a unit, once that is committed. Lane thread; must not block. */
@FunctionalInterface
public interface ModeReply {
    /** @param isTaken false when there is no such unit or mode */
    void answer(boolean isTaken);
}

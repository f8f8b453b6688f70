package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.access.SealedAccount;

/** The account for emergencies; its password is its name. */
public final class DeskGlass implements SealedAccount {
    private volatile State state = State.NONE;
    private volatile int uses;

    @Override
    public State state() {
        return state;
    }

    /** How often it was used. */
    int uses() {
        return uses;
    }

    @Override
    public String seal() {
        state = State.SEALED;
        return NAME;
    }

    @Override
    public synchronized boolean use() {
        boolean isFirst = state == State.SEALED;
        state = State.USED;
        uses++;
        return isFirst;
    }
}

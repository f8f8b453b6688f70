package io.hazardwatch.gateway.notify.person;

/**
 * State of a channel for health and metrics.
 *
 * @param accepted       messages that the provider took
 * @param refused        attempts that were to be repeated
 * @param unreachable    messages whose address cannot work
 * @param limited        messages that had to wait for the rate
 * @param failuresInARow attempts at which the provider, the way to it or the account failed, since one was accepted
 * @param refusedInARow  different addresses whose message was refused since one was accepted; counts as far as it matters
 * @param isQuiet        whether it failed, or refused several addresses, and nothing was tried for so long that nobody knows whether it works
 * @param lastError      of the last attempt that was not accepted, or null
 * @param lastAcceptedAt ms since the epoch; 0 = never
 */
public record ChannelState(String id, long accepted, long refused, long unreachable, long limited, int failuresInARow, int refusedInARow,
                           Circuit circuit, boolean isQuiet, String lastError, long lastAcceptedAt) {
    /** One refused address is a wrong number; several, none accepted between, are what an account that is blocked looks like from the first. */
    static final int SEVERAL_REFUSED = 2;

    /** How far a channel is used. */
    public enum Circuit {
        /** As the settings have it. */
        CLOSED,
        /** It refuses every address, as an account that is blocked does: other channels come first, and at times one message tries it. */
        ASKED_LAST,
        /** It fails again and again: it gets nothing, and at times one message tries it. */
        LEFT_ALONE
    }

    /** Whether other channels come first. */
    public boolean isOpen() {
        return circuit != Circuit.CLOSED;
    }

    /** Whether its provider does not work or refuses everybody, as far as anybody tried lately. One refused address says nothing of others. */
    public boolean isFailing() {
        return !isQuiet && (failuresInARow > 0 || refusedInARow >= SEVERAL_REFUSED);
    }

    /** Whether an address was refused since a message was accepted, and nothing else is wrong. */
    public boolean hasRefusedOne() {
        return failuresInARow == 0 && refusedInARow > 0 && refusedInARow < SEVERAL_REFUSED;
    }
}

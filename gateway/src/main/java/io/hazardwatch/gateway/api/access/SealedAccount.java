package io.hazardwatch.gateway.api.access;

/**
 * The account for emergencies: sealed with a password that is shown once and kept on paper, good for one log-in, and not before it is sealed
 * again. It asks neither the identity provider nor a second factor. Its use is an alarm.
 */
public interface SealedAccount {
    /** How it stands with the account. */
    enum State {
        /** None was made. */
        NONE,
        /** It can be used. */
        SEALED,
        /** It was used, and is to be sealed again. */
        USED
    }

    /** The name of the account. */
    String NAME = "break-glass";

    /** Any thread, from memory. */
    State state();

    /** Gives the account a new password, and makes it if there is none. Ends the alarm and what is open. Blocking; worker threads only. */
    String seal();

    /**
     * Voids the password and raises the alarm; called before the session is opened. Blocking; worker threads only.
     *
     * @return false if somebody else was faster
     */
    boolean use();

    /** Whether that is the name of the account. */
    static boolean is(String name) {
        return NAME.equals(name);
    }
}

package io.hazardwatch.gateway.notify.person;

/** Result of a message after the provider accepted it. Only {@link #TAKEN} and {@link #DECLINED} are answers of a person. */
public enum ReceiptOutcome {
    /** It arrived at the device; nobody has answered. */
    DELIVERED,
    /** The person opened it; that acknowledges nothing. */
    SEEN,
    /** The line was busy. */
    BUSY,
    /** The call was not taken. */
    NO_ANSWER,
    /** The person or the device refused it. */
    REFUSED,
    /** A machine took the call. */
    VOICEMAIL,
    /** The call was taken and ended without a key. */
    NO_KEY,
    /** The provider could not deliver it in time; another attempt may succeed. */
    UNDELIVERED,
    /** The means cannot work: unknown number, blocked address, mailbox that does not exist. */
    UNREACHABLE,
    /** The person takes the matter: key 1, reply code, button. */
    TAKEN,
    /** The person cannot come and asks for the next level: key 5, reply code, button. */
    DECLINED;

    /** Whether the person was not reached, so that the next means or person is tried at once. */
    public boolean isNotReached() {
        return switch (this) {
            case BUSY, NO_ANSWER, REFUSED, VOICEMAIL, NO_KEY, UNDELIVERED, UNREACHABLE -> true;
            case DELIVERED, SEEN, TAKEN, DECLINED -> false;
        };
    }
}

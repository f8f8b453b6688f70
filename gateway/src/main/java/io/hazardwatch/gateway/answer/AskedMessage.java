package io.hazardwatch.gateway.answer;

/**
 * A message that asked one person for an answer. A token is bound to all of it, so it fits no other message, person, occurrence
 * or announcement.
 *
 * @param id         of the message, unique in this gateway
 * @param subject    what it is about, such as the id of an alarm
 * @param occurrence of the subject
 * @param annSeq     announcement of the subject that the message was about
 * @param person     id of the person asked
 * @param isExercise whether it was sent as an exercise (演练); such a token never answers a real matter
 * @param askedAt    when the message was planned, ms since the epoch
 */
public record AskedMessage(long id, String subject, long occurrence, long annSeq, String person, boolean isExercise, long askedAt) {
    /** How long a message can be answered, ms: 24 h. */
    public static final long ANSWERABLE_MILLIS = 24 * 3_600_000L;

    /** Whether it can no longer be answered. */
    public boolean isExpired(long nowMillis) {
        return nowMillis >= askedAt + ANSWERABLE_MILLIS;
    }
}

package io.hazardwatch.gateway.people;

/**
 * The last test of a means: a message that its person is to confirm. Times are ms since the epoch.
 *
 * @param person      id of the person
 * @param key         of the message
 * @param code        that confirms it
 * @param answerBy    when it counts as failed
 * @param confirmedAt 0 = not confirmed
 * @param confirmedBy how: name of a means, {@code code}, {@code console}; null while it is not confirmed
 */
public record MeansTest(String person, ContactMeansKind kind, String address, String key, String code, long askedAt, long answerBy,
                        long confirmedAt, String confirmedBy) {
    /** How far it has come. */
    public enum State { WAITS, CONFIRMED, NOT_CONFIRMED }

    /** How far it has come by then. */
    public State state(long now) {
        return confirmedAt > 0 ? State.CONFIRMED : now > answerBy ? State.NOT_CONFIRMED : State.WAITS;
    }

    /** The same test, confirmed. */
    public MeansTest confirmed(String by, long now) {
        return new MeansTest(person, kind, address, key, code, askedAt, answerBy, now, by);
    }

    /** Whether it is a test of that means of that person. */
    public boolean isOf(String personId, ContactMeans means) {
        return person.equals(personId) && kind == means.kind() && address.equals(means.address());
    }
}

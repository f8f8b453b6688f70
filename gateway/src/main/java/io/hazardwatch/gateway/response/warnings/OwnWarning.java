package io.hazardwatch.gateway.response.warnings;

import io.hazardwatch.gateway.model.Actors;
import java.util.List;

/**
 * A message of ours, prepared or sent. Once sent it never changes.
 *
 * @param id            under which it is prepared
 * @param incident      what it is about: the id of a leak, or one made for a notice of a site; begins with enterprise and site
 * @param isExercise    nothing is the matter; such a message is marked everywhere and never in the feed of real ones
 * @param referred      identifiers with times of the messages it takes the place of, as documents have it; empty until it is sent
 * @param validMinutes  how long it holds
 * @param preparedBy    account, or {@value #SYSTEM}
 * @param releasedBy    accounts that released it, in order
 * @param state         prepared, sent or discarded
 * @param identifier    of the document; empty until it is sent
 * @param sentMillis    ms since the epoch; 0 = not yet
 * @param expiresMillis 0 = not sent
 * @param document      as it was sent, UTF-8; empty until then
 * @param hash          SHA-256 of the document in hexadecimal
 */
public record OwnWarning(String id, String enterprise, String site, String incident, OwnWarningScope scope, boolean isExercise, OwnWarningType type,
                         OwnWarningUrgency urgency, OwnWarningText text, String note, int validMinutes, String preparedBy, long preparedMillis,
                         List<String> releasedBy, State state, String identifier, String referred, long sentMillis, long expiresMillis,
                         String document, String hash) {
    /** In the place of an account when the gateway itself prepares and sends. */
    public static final String SYSTEM = Actors.GATEWAY;

    /** Where a message is in its life. Stored by name. */
    public enum State { PREPARED, SENT, DISCARDED }

    public OwnWarning {
        releasedBy = List.copyOf(releasedBy);
    }

    /** A message that nobody has released. */
    public static OwnWarning prepared(String id, String enterprise, String site, String incident, OwnWarningScope scope, boolean isExercise,
                                      OwnWarningType type, OwnWarningUrgency urgency, OwnWarningText text, String note, int validMinutes, String by,
                                      long nowMillis) {
        return new OwnWarning(id, enterprise, site, incident, scope, isExercise, type, urgency, text, note, validMinutes, by, nowMillis, List.of(),
                State.PREPARED, "", "", 0, 0, "", "");
    }

    /** Messages that refer to one another: of one incident, scope and nature. */
    public String chain() {
        return incident + ' ' + scope + ' ' + isExercise;
    }

    /** How many people must release it: two before the public is told to act at once. */
    public int releasesNeeded() {
        return scope == OwnWarningScope.PUBLIC && urgency == OwnWarningUrgency.IMMEDIATE ? 2 : 1;
    }

    /** Whether it was sent and its time is not over. */
    public boolean isInForce(long nowMillis) {
        return state == State.SENT && nowMillis < expiresMillis;
    }

    /** The message as others refer to it. */
    public String reference(String sender, String sentText) {
        return sender + ',' + identifier + ',' + sentText;
    }

    /** The number at the end of the identifier, which no other message of the gateway has; 0 = not sent. */
    public long number() {
        return identifier.isEmpty() ? 0 : Long.parseLong(identifier.substring(identifier.lastIndexOf('-') + 1));
    }

    OwnWarning released(List<String> by) {
        return new OwnWarning(id, enterprise, site, incident, scope, isExercise, type, urgency, text, note, validMinutes, preparedBy, preparedMillis,
                by,
                state, identifier, referred, sentMillis, expiresMillis, document, hash);
    }

    OwnWarning discarded() {
        return new OwnWarning(id, enterprise, site, incident, scope, isExercise, type, urgency, text, note, validMinutes, preparedBy, preparedMillis,
                releasedBy, State.DISCARDED, identifier, referred, sentMillis, expiresMillis, document, hash);
    }

    OwnWarning sent(String name, String references, long atMillis, String bytes, String digest) {
        return new OwnWarning(id, enterprise, site, incident, scope, isExercise, type, urgency, text, note, validMinutes, preparedBy, preparedMillis,
                releasedBy, State.SENT, name, references, atMillis, atMillis + validMinutes * 60_000L, bytes, digest);
    }
}

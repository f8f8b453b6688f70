package io.hazardwatch.gateway.response.warnings;

import io.hazardwatch.gateway.signing.Sha256;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Our warnings, prepared and sent. A message counts as sent once its bytes are stored; what the store does not take was not sent. Only the
 * owner's thread; {@link #all} on any.
 */
public final class OwnWarningBook {
    /** Messages that are kept in memory that long after they have expired. */
    static final long KEPT_MILLIS = 30 * 86_400_000L;
    private static final long FORGET_MILLIS = 3_600_000;
    /** How long a correction holds. */
    private static final int CORRECTION_MINUTES = 60;
    /** A message of the gateway itself is renewed so long before it expires. */
    private static final long RENEWED_MILLIS = 600_000;
    private static final int SUBJECT_MINUTES = 60;
    private static final int NAMED_MAX = 10;

    /**
     * Where the book is.
     *
     * @param origin   who sends
     * @param instance of the process, so that no identifier comes twice after a restore from a backup
     * @param zone     of a site by enterprise and name
     */
    public record Place(CapDocument.Origin origin, String instance, BiFunction<String, String, ZoneId> zone) {}

    /** What was done about a message, for the journal. */
    private record Act(OwnWarning warning, String actor, String what) {}

    private final Place place;
    private final OwnWarningStore store;
    private final OwnWarningListener news;
    private final Map<String, OwnWarning> warnings = new LinkedHashMap<>();
    private final Set<String> altered = new HashSet<>();
    /** Ends that no all clear follows, because another incident goes on in their place. */
    private final Set<String> takenOver = new HashSet<>();
    /** Why nothing could be sent, by incident. */
    private Map<String, String> refused = Map.of();
    private volatile Set<String> unserved = Set.of();
    private volatile List<OwnWarning> all = List.of();
    private volatile String problem = "";
    private volatile boolean isLoaded;
    private long lastId;
    private long lastNumber;
    private Act unsure;
    private long forgottenMillis;

    public OwnWarningBook(Place place, OwnWarningStore store, OwnWarningListener news) {
        this.place = place;
        this.store = store;
        this.news = news;
    }

    /** Takes up what is stored; throws what the store throws. A document whose bytes are not those that were sent is named and not served. */
    public void load(long nowMillis) {
        OwnWarningStore.Contents stored = store.load(nowMillis - KEPT_MILLIS);
        warnings.clear();
        altered.clear();
        for (OwnWarning each : stored.warnings()) {
            warnings.put(each.id(), each);
            if (each.state() == OwnWarning.State.SENT && !Sha256.hex(each.document()).equals(each.hash())) {
                altered.add(each.id());
            }
        }
        lastNumber = Math.max(lastNumber, stored.lastNumber());
        isLoaded = true;
        publish();
        if (unsure != null && unsure.warning().equals(warnings.get(unsure.warning().id()))) {
            news.journal(unsure.warning(), unsure.actor(), unsure.what());
        }
        unsure = null;
    }

    private void publish() {
        all = warnings.values().stream().sorted(Comparator.comparingLong(OwnWarning::preparedMillis).reversed()).toList();
        unserved = Set.copyOf(altered);
        name();
    }

    private void name() {
        List<String> problems = new ArrayList<>();
        if (!altered.isEmpty()) {
            problems.add("changed after they were sent: " + String.join(", ", altered));
        }
        refused.forEach((incident, why) -> problems.add("not sent about " + incident + ": " + why));
        problem = String.join("; ", problems.subList(0, Math.min(problems.size(), NAMED_MAX)));
    }

    /** Whether the stored messages are known. Any thread. */
    public boolean isLoaded() {
        return isLoaded;
    }

    /** All messages, the newest first. Any thread. */
    public List<OwnWarning> all() {
        return all;
    }

    /** What is wrong with stored documents, and what could not be sent; empty if nothing is. Any thread. */
    public String problem() {
        return problem;
    }

    /** Ids of messages whose bytes were changed after they were sent. Any thread. */
    public Set<String> altered() {
        return unserved;
    }

    /** The message that was sent under an identifier; null if there is none, or its bytes were changed. */
    public OwnWarning sent(String identifier) {
        return all.stream().filter(each -> each.identifier().equals(identifier) && each.state() == OwnWarning.State.SENT)
                .filter(each -> !unserved.contains(each.id())).findFirst().orElse(null);
    }

    /** The message of that id, or null. */
    public OwnWarning of(String id) {
        return warnings.get(id);
    }

    /** An id that no other message has. */
    public String newId(long nowMillis) {
        lastId = Math.max(nowMillis, lastId + 1);
        return "w-" + Long.toString(lastId, Character.MAX_RADIX);
    }

    /** Prepares a message; nothing is sent. Throws what the store throws. */
    public OwnWarningOutcome prepare(OwnWarning wanted) {
        return OwnWarningRoom.isFor(wanted, warnings.values()) ? add(wanted) : OwnWarningOutcome.refused(OwnWarningOutcome.Refusal.TOO_MANY);
    }

    private OwnWarningOutcome add(OwnWarning wanted) {
        List<String> rules = OwnWarningRules.problems(wanted);
        if (!rules.isEmpty()) {
            return new OwnWarningOutcome(null, OwnWarningOutcome.Refusal.INVALID, rules);
        }
        if (!isInOrder(wanted)) {
            return OwnWarningOutcome.refused(OwnWarningOutcome.Refusal.WRONG_ORDER);
        }
        keep(wanted, wanted.preparedBy(), "prepared: " + kind(wanted));
        return OwnWarningOutcome.of(wanted);
    }

    /** When the store fails, nobody knows whether it took the message, so that all is read anew before anything else is done. */
    private void keep(OwnWarning warning, String actor, String what) {
        try {
            if (warning.state() == OwnWarning.State.DISCARDED) {
                store.remove(warning.id());
            } else {
                store.save(warning);
            }
        } catch (RuntimeException failure) {
            isLoaded = false;
            unsure = new Act(warning, actor, what);
            throw failure;
        }
        warnings.put(warning.id(), warning);
        warnings.values().removeIf(each -> each.state() == OwnWarning.State.DISCARDED);
        publish();
        news.journal(warning, actor, what);
    }

    /** What was sent stays in the store, but is not read any more. */
    private void forget(long nowMillis) {
        if (Math.abs(nowMillis - forgottenMillis) < FORGET_MILLIS) {
            return;
        }
        store.forget(nowMillis - KEPT_MILLIS);
        forgottenMillis = nowMillis;
        if (warnings.values().removeIf(each -> Math.max(each.expiresMillis(), each.preparedMillis()) < nowMillis - KEPT_MILLIS)) {
            altered.retainAll(warnings.keySet());
            publish();
        }
    }

    private static String kind(OwnWarning warning) {
        return (warning.isExercise() ? "EXERCISE, " : "") + warning.scope() + ' ' + warning.type() + " about " + warning.incident();
    }

    private List<OwnWarning> open(OwnWarning like) {
        return OwnWarningChains.open(warnings.values(), like.incident(), like.scope(), like.isExercise());
    }

    /** A first message begins a chain, others need one that has not ended; what was issued in error can be said of an end too. */
    private boolean isInOrder(OwnWarning wanted) {
        List<OwnWarning> open = open(wanted);
        OwnWarningType last = open.isEmpty() ? null : open.getLast().type();
        return switch (wanted.type()) {
            case ALERT -> last == null || last.isEnd();
            case UPDATE, ALL_CLEAR -> last != null && !last.isEnd();
            case CORRECTION -> last != null && last != OwnWarningType.CORRECTION;
        };
    }

    /** Prepares the correction of a chain: what was sent was issued in error. One that is prepared already is given again. */
    public OwnWarningOutcome correct(String id, String reason, String by, long nowMillis) {
        OwnWarning wrong = warnings.get(id);
        if (wrong == null) {
            return OwnWarningOutcome.refused(OwnWarningOutcome.Refusal.UNKNOWN);
        }
        if (wrong.state() != OwnWarning.State.SENT) {
            return OwnWarningOutcome.refused(OwnWarningOutcome.Refusal.NOT_SENT);
        }
        OwnWarning before = warnings.values().stream().filter(each -> each.state() == OwnWarning.State.PREPARED
                && each.type() == OwnWarningType.CORRECTION && each.chain().equals(wrong.chain())).findFirst().orElse(null);
        return before != null ? OwnWarningOutcome.of(before) : add(OwnWarning.prepared(newId(nowMillis), wrong.enterprise(), wrong.site(),
                wrong.incident(), wrong.scope(), wrong.isExercise(), OwnWarningType.CORRECTION, OwnWarningUrgency.PAST, wrong.text().correction(),
                "issued in error / 发布有误：" + reason, CORRECTION_MINUTES, by, nowMillis));
    }

    /**
     * A person releases a message; with the last release that is needed it is sent.
     *
     * @param isExercise what the person takes it for; must be what it is
     */
    public OwnWarningOutcome release(String id, String by, boolean isExercise, long nowMillis) {
        OwnWarning prepared = warnings.get(id);
        if (prepared == null) {
            return OwnWarningOutcome.refused(OwnWarningOutcome.Refusal.UNKNOWN);
        }
        if (prepared.state() != OwnWarning.State.PREPARED) {
            return OwnWarningOutcome.refused(OwnWarningOutcome.Refusal.NOT_PREPARED);
        }
        if (prepared.isExercise() != isExercise) {
            return OwnWarningOutcome.refused(OwnWarningOutcome.Refusal.OTHER_NATURE);
        }
        if (!isInOrder(prepared)) {
            return OwnWarningOutcome.refused(OwnWarningOutcome.Refusal.WRONG_ORDER);
        }
        if (prepared.releasedBy().contains(by)) {
            return OwnWarningOutcome.refused(OwnWarningOutcome.Refusal.SECOND_PERSON_NEEDED);
        }
        List<String> releases = new ArrayList<>(prepared.releasedBy());
        releases.add(by);
        OwnWarning released = prepared.released(releases);
        OwnWarning after = releases.size() < released.releasesNeeded() ? released : sent(released, nowMillis);
        keep(after, by, (after.state() == OwnWarning.State.SENT ? "sent: " : "released by the first of two: ") + kind(after)
                + (after.identifier().isEmpty() ? "" : ", " + after.identifier()));
        return OwnWarningOutcome.of(after);
    }

    private OwnWarning sent(OwnWarning released, long nowMillis) {
        List<OwnWarning> before = released.type() == OwnWarningType.ALERT ? List.of() : open(released);
        List<OwnWarning> inForce = before.stream().filter(each -> each.isInForce(nowMillis)).toList();
        ZoneId zone = place.zone().apply(released.enterprise(), released.site());
        long sentMillis = Math.max(nowMillis, before.isEmpty() ? 0 : before.getLast().sentMillis() + 1_000);
        String references = (inForce.isEmpty() && !before.isEmpty() ? before.subList(before.size() - 1, before.size()) : inForce).stream()
                .map(each -> each.reference(place.origin().sender(), CapDocument.time(each.sentMillis(), zone))).collect(Collectors.joining(" "));
        String identifier = identifier(released, ++lastNumber);
        String document = CapDocument.of(released, place.origin(), identifier, references, sentMillis, zone);
        return released.sent(identifier, references, sentMillis, document, Sha256.hex(document));
    }

    private String identifier(OwnWarning released, long number) {
        return "hw-" + place.instance() + '-' + released.incident().replaceAll("[^A-Za-z0-9._-]", "_") + (released.isExercise() ? "-EXERCISE" : "")
                + (released.scope() == OwnWarningScope.PUBLIC ? "-P" : "-R") + '-' + number;
    }

    /** Discards what was not sent; nothing but the journal keeps it. */
    public OwnWarningOutcome discard(String id, String by) {
        OwnWarning prepared = warnings.get(id);
        if (prepared == null || prepared.state() != OwnWarning.State.PREPARED) {
            return OwnWarningOutcome.refused(prepared == null ? OwnWarningOutcome.Refusal.UNKNOWN : OwnWarningOutcome.Refusal.NOT_PREPARED);
        }
        OwnWarning discarded = prepared.discarded();
        keep(discarded, by, "discarded: " + kind(prepared));
        return OwnWarningOutcome.of(discarded);
    }

    /**
     * Tells people with an account by itself what has begun, changed, or ended; what was sent before a restart is not sent again. A chain whose
     * subject is not present any more asks for it, so that no end is missed.
     */
    public void follow(OwnWarningSubjects subjects, long nowMillis) {
        forget(nowMillis);
        Map<String, String> without = new LinkedHashMap<>();
        Set<String> present = new HashSet<>();
        for (OwnWarningSubject each : subjects.present()) {
            present.add(each.incident());
            follow(each, nowMillis, without);
        }
        for (OwnWarning last : OwnWarningChains.withoutEnd(warnings.values())) {
            if (!present.contains(last.incident()) && !takenOver.contains(last.incident())) {
                end(last, subjects.of(last.incident()), nowMillis, without);
            }
        }
        refused = without;
        name();
    }

    private void end(OwnWarning last, OwnWarningSubject subject, long nowMillis, Map<String, String> without) {
        if (subject == null) {
            refuse(last, "nothing is known of it any more; a person must send the all clear", without);
        } else if (subject.isTakenOver()) {
            takenOver.add(last.incident());
        } else if (subject.isOver()) {
            follow(subject, nowMillis, without);
        }
    }

    private void refuse(OwnWarning warning, String why, Map<String, String> without) {
        without.put(warning.incident(), why);
        if (!refused.containsKey(warning.incident())) {
            news.journal(warning, OwnWarning.SYSTEM, "not sent: " + why);
        }
    }

    private void follow(OwnWarningSubject subject, long nowMillis, Map<String, String> without) {
        List<OwnWarning> open = OwnWarningChains.open(warnings.values(), subject.incident(), OwnWarningScope.RESTRICTED, false);
        OwnWarning last = open.isEmpty() || open.getLast().type().isEnd() ? null : open.getLast();
        OwnWarningType type = due(subject, last, nowMillis);
        if (type == null || last == null && !open.isEmpty()) {
            return;
        }
        OwnWarningText text = last != null && Double.isNaN(subject.text().lat()) ? subject.text().placedAs(last.text()) : subject.text();
        OwnWarning wanted = OwnWarning.prepared(newId(nowMillis), subject.enterprise(), subject.site(), subject.incident(),
                OwnWarningScope.RESTRICTED, false, type, type == OwnWarningType.ALL_CLEAR ? OwnWarningUrgency.PAST : subject.urgency(), text, "",
                SUBJECT_MINUTES, OwnWarning.SYSTEM, nowMillis);
        List<String> rules = OwnWarningRules.problems(wanted);
        if (!rules.isEmpty()) {
            refuse(wanted, String.join("; ", rules), without);
            return;
        }
        OwnWarning after = sent(wanted.released(List.of(OwnWarning.SYSTEM)), nowMillis);
        keep(after, OwnWarning.SYSTEM, "sent: " + kind(after) + ", " + after.identifier());
    }

    private static OwnWarningType due(OwnWarningSubject subject, OwnWarning last, long nowMillis) {
        if (last == null) {
            return subject.isOver() ? null : OwnWarningType.ALERT;
        }
        if (subject.isOver()) {
            return subject.isTakenOver() ? null : OwnWarningType.ALL_CLEAR;
        }
        return last.urgency() != subject.urgency() || last.expiresMillis() - nowMillis < RENEWED_MILLIS ? OwnWarningType.UPDATE : null;
    }
}

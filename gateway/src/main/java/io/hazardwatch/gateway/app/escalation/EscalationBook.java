package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.answer.AskedMessage;
import io.hazardwatch.gateway.escalation.AttemptResult;
import io.hazardwatch.gateway.escalation.Chain;
import io.hazardwatch.gateway.escalation.ChainResolver;
import io.hazardwatch.gateway.escalation.EndReason;
import io.hazardwatch.gateway.escalation.Escalation;
import io.hazardwatch.gateway.escalation.EscalationMachine;
import io.hazardwatch.gateway.escalation.EscalationStep;
import io.hazardwatch.gateway.escalation.LevelProblem;
import io.hazardwatch.gateway.escalation.NotifiedPerson;
import io.hazardwatch.gateway.escalation.PlannedCall;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.journal.JournalChanges;
import io.hazardwatch.gateway.notify.person.MessageFacts;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All calls that run and their messages, as in the journal; nothing is sent before {@link #batch} is committed. Escalation thread.
 */
final class EscalationBook {
    private static final String LAST_OF_SIRENS = " OR id IN (SELECT max(id) FROM notification WHERE purpose = 'SIREN' GROUP BY person)";

    private final EscalationMachine machine;
    private final ChainResolver people;
    private final CallConditions conditions;
    final MessageListeners listeners = new MessageListeners();
    final MessageSubjectRules matters = new MessageSubjectRules(this);
    private final Map<String, StoredEscalation> byKey = new HashMap<>();
    private final Map<Long, StoredEscalation> byId = new HashMap<>();
    private final Map<Long, Notification> rows = new HashMap<>();
    private final Map<String, Notification> rowsByKey = new HashMap<>();
    private final Set<Long> changed = new LinkedHashSet<>();
    private final Set<Notification> changedRows = new LinkedHashSet<>();
    private final List<Long> settled = new ArrayList<>();
    private long lastId;
    private long lastRow;
    private boolean isSeen;

    EscalationBook(EscalationMachine machine, ChainResolver people, CallConditions conditions) {
        this.machine = machine;
        this.people = people;
        this.conditions = conditions;
    }

    /** Reads everything back, as after a start; what was being sent is sent again, because nobody knows whether it was. */
    void load(JournalChanges journal, long now) throws SQLException {
        forget();
        long seen = journal.read(connection -> EscalationTables.number(connection, "SELECT max(seen_at) FROM escalation_clock"));
        lastId = journal.read(connection -> EscalationTables.number(connection, "SELECT max(id) FROM escalation"));
        lastRow = journal.read(connection -> EscalationTables.number(connection, "SELECT max(id) FROM notification"));
        for (StoredEscalation stored : journal.read(connection -> EndedCalls.andRunning(connection, now))) {
            keep(stored.with(machine.resumed(stored.calls(), seen, now)));
        }
        for (Notification row : journal.read(connection -> EscalationTables.notifications(connection,
                "WHERE state IN ('PLANNED', 'CLAIMED', 'RETRY') OR accepted_at > ?" + LAST_OF_SIRENS,
                now - EndedCalls.MILLIS))) {
            if (row.isSiren() && row.state == NotificationState.ACCEPTED) {
                row.unheard(now);
            }
            adopt(row);
        }
        rows.values().stream().filter(row -> row.state == NotificationState.CLAIMED).toList().forEach(row -> takeBackClaim(row, now));
    }

    private void forget() {
        byKey.clear();
        byId.clear();
        rows.clear();
        rowsByKey.clear();
        changed.clear();
        changedRows.clear();
        settled.clear();
    }

    /** While people are called it is sent again; after the answer its person hears of that, because it may have arrived. */
    private void takeBackClaim(Notification row, long now) {
        row.nextAt = Math.min(row.nextAt, now);
        row.carrier = 0;
        changedRows.add(row);
        if (row.isTakenBack) {
            row.state = NotificationState.CANCELLED;
            row.result = "taken back while it was being sent";
            report(row, AttemptResult.ACCEPTED, now);
            return;
        }
        row.state = NotificationState.RETRY;
        StoredEscalation stored = byId.get(row.escalation);
        if (stored != null && row.purpose == MessagePurpose.CALL) {
            take(stored, machine.maybeTold(stored.calls(), new NotifiedPerson(row.person, row.means, row.address), now), now);
        }
    }

    /** Makes claims due again that nobody has reported on since that time. */
    void takeBackClaims(long claimedBefore, long now) {
        rows.values().stream().filter(row -> row.state == NotificationState.CLAIMED && row.claimedAt < claimedBefore).toList()
                .forEach(row -> takeBackClaim(row, now));
    }

    /** A late report about calls that have ended never replaces those that run about the same subject. */
    private void keep(StoredEscalation stored) {
        byKey.merge(stored.key(), stored, (present, next) -> next.id() >= present.id() ? next : present);
        byId.put(stored.id(), stored);
    }

    StoredEscalation of(String subjectKey) {
        return byKey.get(subjectKey);
    }

    StoredEscalation of(long id) {
        return byId.get(id);
    }

    Collection<StoredEscalation> all() {
        return byKey.values();
    }

    Notification row(String key) {
        return rowsByKey.get(key);
    }

    Collection<Notification> rows() {
        return rows.values();
    }

    /** Takes a row that was read later, such as for a late receipt. */
    void adopt(Notification row) {
        rows.putIfAbsent(row.id, row);
        rowsByKey.putIfAbsent(row.key, row);
    }

    /** Whether the end of the condition ends calls about it. */
    boolean isEndedByClear(Subject subject) {
        return machine.timing(subject).isEndedByClear();
    }

    /** Begins calls, or announces again what is being called about. */
    void announce(Subject subject, MessageFacts facts, long now) {
        StoredEscalation before = byKey.get(subject.key());
        if (before == null || !before.calls().isRunning()) {
            if (before != null && machine.reannounced(before.calls(), subject, now, Chain.EMPTY).next() == before.calls()) {
                return;
            }
            EscalationStep step = machine.began(subject, now, people.levels(subject, now));
            take(new StoredEscalation(++lastId, step.next(), facts), step, now);
        } else {
            StoredEscalation told = facts == null ? before : new StoredEscalation(before.id(), before.calls(), facts);
            take(told, machine.reannounced(before.calls(), subject, now, people.levels(subject, now)), now);
        }
    }

    /**
     * Tells people something that asks for no answer.
     *
     * @return false if this announcement of the subject is known already, so that it is told once
     */
    boolean tell(Subject subject, MessageFacts facts, Collection<PlannedCall> messages, long now) {
        StoredEscalation before = byKey.get(subject.key());
        if (before != null && subject.isNotAfter(before.calls().subject())) {
            return false;
        }
        StoredEscalation told = new StoredEscalation(++lastId, Escalation.told(subject, now), facts);
        keep(told);
        changed.add(told.id());
        messages.forEach(message -> add(told.id(), subject, message, now));
        return true;
    }

    /** Tells the person of a message by another means. */
    void tellInstead(Notification row, PlannedCall message, long now) {
        add(row.escalation, byId.get(row.escalation).calls().subject(), message, now);
    }

    void problem(Subject about, LevelProblem problem, long now) {
        conditions.problem(about, problem, now);
    }

    void acknowledge(StoredEscalation stored, String person, String by, long now) {
        take(stored, machine.acknowledged(stored.calls(), person, by, now, chain(stored, now)), now);
    }

    void decline(StoredEscalation stored, String person, String by, long now) {
        take(stored, machine.declined(stored.calls(), person, by, now, chain(stored, now)), now);
    }

    void nextLevel(StoredEscalation stored, long now) {
        take(stored, machine.nextLevel(stored.calls(), now, chain(stored, now)), now);
    }

    void end(StoredEscalation stored, EndReason why, long now) {
        take(stored, machine.ended(stored.calls(), why, now), now);
    }

    void clear(StoredEscalation stored, long now) {
        take(stored, machine.cleared(stored.calls(), now), now);
    }

    /** Does what is due. */
    void tick(long now) {
        for (StoredEscalation stored : List.copyOf(byKey.values())) {
            if (stored.calls().isRunning() && !matters.isHeld(stored) && (machine.nextAt(stored.calls()) <= now || now < stored.calls().seenAt())) {
                take(stored, machine.tick(stored.calls(), now, chain(stored, now)), now);
            }
        }
    }

    /** The wall clock was set by so much. */
    void clockStepped(long byMillis) {
        for (StoredEscalation stored : List.copyOf(byKey.values())) {
            if (stored.calls().isRunning()) {
                keep(stored.with(stored.calls().moved(byMillis)));
                changed.add(stored.id());
            }
        }
        for (Notification row : rows.values()) {
            if (row.state.isUnsettled()) {
                row.nextAt += byMillis;
                row.newSince += byMillis;
                row.claimedAt += row.claimedAt > 0 ? byMillis : 0;
                changedRows.add(row);
            }
        }
    }

    /** When something is looked at next; {@link Escalation#NEVER} if nothing is. What is held may be overdue for hours. */
    long nextAt(long now) {
        return byKey.values().stream().mapToLong(stored -> matters.lookAt(stored, machine.nextAt(stored.calls()), now)).min()
                .orElse(Escalation.NEVER);
    }

    /** What became of a call; news is told once and changes nothing. */
    void report(Notification row, AttemptResult result, long now) {
        changedRows.add(row);
        StoredEscalation stored = byId.get(row.escalation);
        if (stored != null && row.purpose == MessagePurpose.CALL) {
            take(stored, machine.reported(stored.calls(), row.report(result), now, chain(stored, now)), now);
        }
        listeners.tell(stored, row, result, now);
    }

    void changed(Notification row) {
        changedRows.add(row);
    }

    /** The outbox row has been dealt with. */
    void settle(long outboxRow) {
        settled.add(outboxRow);
    }

    void seen() {
        isSeen = true;
    }

    private Chain chain(StoredEscalation stored, long now) {
        return people.levels(stored.calls().subject(), now);
    }

    private void take(StoredEscalation stored, EscalationStep step, long now) {
        if (step.next() == stored.calls() && step.calls().isEmpty() && byId.containsKey(stored.id())) {
            return;
        }
        StoredEscalation next = stored.with(step.next());
        if (next.calls().subject().priority().isAbove(stored.calls().subject().priority())) {
            hurry(next, now);
        }
        keep(next);
        changed.add(next.id());
        step.cancelled().stream().map(rowsByKey::get).filter(row -> row != null).forEach(this::takeBack);
        step.calls().forEach(call -> add(next.id(), next.calls().subject(), call, now));
        step.problems().forEach(problem -> conditions.problem(next.calls().subject(), problem, now));
        if (step.isLoopBegun()) {
            conditions.unanswered(next.calls(), now);
        }
    }

    /** What was to wait by the times of a lower priority, or because a provider asked for that, is due now. */
    private void hurry(StoredEscalation urgent, long now) {
        for (Notification row : rows.values()) {
            if (row.escalation == urgent.id() && row.purpose == MessagePurpose.CALL && row.state.isUnsettled()) {
                row.hurry(urgent.calls().subject().priority(), now);
                changedRows.add(row);
            }
        }
    }

    Notification add(long escalation, Subject about, PlannedCall call, long now) {
        Notification row = new Notification(++lastRow, escalation, about, call, now);
        rows.put(row.id, row);
        rowsByKey.put(row.key, row);
        changedRows.add(row);
        return row;
    }

    /** Whether sirens are to sound for it, once its level is reached. */
    boolean isSirenWanted(StoredEscalation stored) {
        return stored.calls().isRunning() && stored.calls().subject().kind() != SubjectKind.EXERCISE
                && machine.timing(stored.calls().subject()).hasSiren();
    }


    void takeBack(Notification row) {
        row.isTakenBack = true;
        if (row.state.isWaiting()) {
            row.state = NotificationState.CANCELLED;
        }
        changedRows.add(row);
    }

    boolean isChanged() {
        return !changed.isEmpty() || !changedRows.isEmpty() || !settled.isEmpty() || isSeen;
    }

    /** Everything that has changed since the last one, for one commit. */
    JournalChanges.Change<Boolean> batch(long now) {
        List<StoredEscalation> escalations = changed.stream().map(byId::get).toList();
        List<Notification> messages = List.copyOf(changedRows);
        List<Long> done = List.copyOf(settled);
        changed.clear();
        changedRows.clear();
        settled.clear();
        isSeen = false;
        return connection -> EscalationTables.write(connection, escalations, machine::nextAt, messages, done, now);
    }

    /** Forgets what has long ended; it stays in the journal. */
    void prune(long now) {
        Set<Long> wanted = new HashSet<>();
        rows.values().stream().filter(row -> row.state.isUnsettled()).forEach(row -> wanted.add(row.escalation));
        byId.values().removeIf(each -> EndedCalls.isOld(each.calls(), now) && !wanted.contains(each.id()));
        byKey.values().removeIf(each -> !byId.containsKey(each.id()) && !EndedCalls.isAskedFor(each.calls(), now));
        rows.values().removeIf(row -> !row.state.isUnsettled() && now - Math.max(row.acceptedAt, row.plannedAt)
                > (!byId.containsKey(row.escalation) ? EndedCalls.MILLIS : row.isSirenOn() ? Long.MAX_VALUE : AskedMessage.ANSWERABLE_MILLIS));
        rowsByKey.values().removeIf(row -> !rows.containsKey(row.id));
    }
}

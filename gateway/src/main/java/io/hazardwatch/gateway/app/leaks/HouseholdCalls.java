package io.hazardwatch.gateway.app.leaks;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.app.escalation.Notices;
import io.hazardwatch.gateway.app.escalation.SubjectRules;
import io.hazardwatch.gateway.escalation.EscalationTiming;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.MessageFacts;
import io.hazardwatch.gateway.notify.person.MessageNature;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.people.Urgency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Calls and texts the household in which a detector of gas alarms, with a text of its own, until somebody there answers, the alarm has returned
 * and is acknowledged, its valve is heard closed, or half an hour is over. Whether the valve has closed is told to it and written beside the alarm.
 * Alarms and the stored calls alone decide, so that a restart neither loses nor repeats a call. Thread of households; the rules on any.
 */
final class HouseholdCalls implements SubjectRules {
    /** A household is not called for longer: by then the field staff is there (mark M). */
    static final long CALLED_MILLIS = 1_800_000;
    private static final long REPEAT_MILLIS = 120_000;
    private static final long PATIENCE_MILLIS = 60_000;
    private static final String CALL = Notices.HOUSEHOLD_CALL;
    private static final long PRIORITIES = Priority.values().length;
    private static final EscalationTiming TIMING = new EscalationTiming(0, REPEAT_MILLIS, 0, REPEAT_MILLIS, 0, PATIENCE_MILLIS, 2, Urgency.URGENT,
            true, false, List.of());
    private static final Text GAS = new Text("检测到燃气泄漏", "gas was found");
    private static final Text CLOSED = new Text("燃气阀门已关闭", "the valve has closed");
    private static final Text STUCK = new Text("燃气阀门未报告关闭", "the valve did not report closed");

    /** What was asked for of one alarm, until that is known to have failed. */
    private static final class Call {
        private long asked;
        private long unreachable;
        private CompletableFuture<Boolean> asking = CompletableFuture.completedFuture(true);
        private long told;
        private CompletableFuture<Boolean> telling = CompletableFuture.completedFuture(true);
        private long noted;
        private CompletableFuture<?> noting = CompletableFuture.completedFuture(true);
    }

    private final HouseholdDesk desk;
    private final Map<String, Call> calls = new HashMap<>();
    private final Set<String> unanswered = new HashSet<>();
    /** By the id of the alarm. */
    private final Map<String, String> contacts = new ConcurrentHashMap<>();
    private volatile boolean isReady;

    HouseholdCalls(HouseholdDesk desk) {
        this.desk = desk;
    }

    /** Once a second. */
    void look(GasPlaces places, StandingGas standing, long nowMillis) {
        Set<String> wanted = new HashSet<>();
        Set<String> present = new HashSet<>();
        for (Alarm alarm : standing.gas()) {
            present.add(alarm.id());
            if (follow(alarm, places.detector(alarm.point()), standing, nowMillis)) {
                wanted.add(alarm.id() + CALL);
            }
        }
        calls.keySet().retainAll(present);
        contacts.keySet().retainAll(present);
        isReady = true;
        List<Subject> all = desk.running();
        unanswered.retainAll(all.stream().map(each -> each.id() + each.annSeq()).toList());
        for (Subject running : all) {
            if (running.id().endsWith(CALL) && !wanted.contains(running.id())) {
                end(running, standing, nowMillis);
            }
        }
    }

    /** @return whether the household is to be called */
    private boolean follow(Alarm alarm, GasPlaces.Detector place, StandingGas standing, long nowMillis) {
        Call call = calls.computeIfAbsent(alarm.id(), id -> new Call());
        Alarm closed = standing.after(place.closed(), alarm);
        Alarm stuck = closed != null ? null : standing.after(place.stuck(), alarm);
        Alarm heard = closed != null ? closed : stuck;
        String contact = place.household() == null ? null : place.household().contact();
        boolean isReachable = contact != null && !alarm.isSuppressed() && desk.isReachable(contact);
        if (contact == null) {
            contacts.remove(alarm.id());
        } else {
            contacts.put(alarm.id(), contact);
        }
        if (heard != null && nowMillis - heard.raisedAt() < CALLED_MILLIS) {
            Text what = closed != null ? CLOSED : STUCK;
            hear(call, alarm, place, what, heard);
            if (isReachable) {
                tell(call, subject(alarm, Notices.HOUSEHOLD_VALVE, valveSeq(alarm, what)), facts(alarm, place, what), contact);
            }
        }
        boolean isWanted = contact != null && !alarm.isSuppressed() && alarm.state() != AlarmState.A && closed == null
                && nowMillis - alarm.raisedAt() < CALLED_MILLIS;
        if (isWanted && isReachable) {
            ask(call, alarm, place);
        } else if (isWanted && call.unreachable < alarm.activation()) {
            call.unreachable = alarm.activation();
            desk.note(subject(alarm, CALL, callSeq(alarm)), "cannot be reached: no person of that id, or no channel", nowMillis);
        }
        return isWanted && isReachable;
    }

    private void ask(Call call, Alarm alarm, GasPlaces.Detector place) {
        long seq = callSeq(alarm);
        if (isDue(call.asking, call.asked, seq)) {
            call.asked = seq;
            call.asking = desk.call(subject(alarm, CALL, seq), facts(alarm, place, GAS)).toCompletableFuture();
        }
    }

    private void tell(Call call, Subject subject, MessageFacts facts, String contact) {
        if (isDue(call.telling, call.told, subject.annSeq())) {
            call.told = subject.annSeq();
            call.telling = desk.tell(subject, facts, contact).toCompletableFuture();
        }
    }

    /** Writes beside the alarm what was heard of the valve, also where nobody can be called. */
    private void hear(Call call, Alarm alarm, GasPlaces.Detector place, Text what, Alarm heard) {
        long seq = valveSeq(alarm, what);
        if (isDue(call.noting, call.noted, seq)) {
            call.noted = seq;
            String words = place.shutOff().name().zh() + "：" + what.zh() + " / " + place.shutOff().name().en() + ": " + what.en();
            CompletionStage<?> noting = desk.isNoted(alarm, words, heard.raisedAt()) ? CompletableFuture.completedFuture(true)
                    : desk.comment(alarm, words);
            call.noting = noting.toCompletableFuture();
        }
    }

    private static long callSeq(Alarm alarm) {
        return alarm.activation() * PRIORITIES + PRIORITIES - 1 - alarm.severityMax().ordinal();
    }

    private static long valveSeq(Alarm alarm, Text what) {
        return alarm.activation() * 2 + (what == CLOSED ? 1 : 0);
    }

    /** What failed is asked for again. */
    private static boolean isDue(CompletableFuture<?> last, long done, long wanted) {
        return last.isDone() && (wanted > done || last.isCompletedExceptionally() && wanted == done);
    }

    private void end(Subject running, StandingGas standing, long nowMillis) {
        String alarmId = running.id().substring(0, running.id().length() - CALL.length());
        Alarm alarm = standing.gas().stream().filter(each -> each.id().equals(alarmId)).findFirst().orElse(null);
        boolean isTooLong = alarm != null && nowMillis - alarm.raisedAt() >= CALLED_MILLIS;
        if (isTooLong && unanswered.add(running.id() + running.annSeq())) {
            desk.note(running, "nobody answered within " + CALLED_MILLIS / 60_000 + " min", nowMillis);
        }
        desk.over(running.key());
    }

    /** P2, so that the capacity kept for P1 stays with those who can end the leak. */
    private static Subject subject(Alarm alarm, String about, long seq) {
        return new Subject(SubjectKind.HOUSEHOLD, alarm.id() + about, alarm.occurrence(), seq, Priority.P2, alarm.point().enterprise(),
                alarm.point().site(), null);
    }

    private static MessageFacts facts(Alarm alarm, GasPlaces.Detector place, Text matter) {
        return new MessageFacts(MessageNature.LIVE, MessagePurpose.HOUSEHOLD, null, place.name(), matter, null, null, null, alarm.eventAt(),
                place.site().timezone(), null, null, 1, null);
    }

    @Override
    public EscalationTiming timing(Subject subject, EscalationTiming usual) {
        return TIMING;
    }

    @Override
    public List<String> persons(Subject subject) {
        int end = subject.id().lastIndexOf(':');
        String contact = end < 0 ? null : contacts.get(subject.id().substring(0, end));
        return contact == null ? List.of() : List.of(contact);
    }

    /** Two detectors of one household are one matter to it. */
    @Override
    public String together(Subject subject) {
        List<String> contact = persons(subject);
        return contact.isEmpty() ? null : contact.getFirst();
    }

    /** After a start it is not known at first whose household it is. */
    @Override
    public boolean isHeld(Subject subject) {
        return !isReady;
    }
}

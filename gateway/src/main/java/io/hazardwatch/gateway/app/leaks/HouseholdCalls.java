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
import io.hazardwatch.gateway.registry.Household;
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
 * and is acknowledged, or has returned and its valve is heard closed, or half an hour is over. What is heard of the valve is told to it and written
 * beside the alarm. Alarms and the stored calls alone decide, so that a restart neither loses nor repeats a call. Thread of households; the rules
 * on any.
 */
final class HouseholdCalls implements SubjectRules {
    /** A household is not called for longer: by then the field staff is there (mark M). */
    static final long CALLED_MILLIS = 1_800_000;
    private static final long REPEAT_MILLIS = 120_000;
    private static final long PATIENCE_MILLIS = 60_000;
    private static final String CALL = Notices.HOUSEHOLD_CALL;
    private static final EscalationTiming TIMING = new EscalationTiming(0, REPEAT_MILLIS, 0, REPEAT_MILLIS, 0, PATIENCE_MILLIS, 2, Urgency.URGENT,
            true, false, List.of());
    private static final Text GAS = new Text("检测到燃气泄漏", "gas was found");
    private static final Text CLOSED = new Text("燃气阀门已关闭", "the valve has closed");
    private static final Text OPENED = new Text("燃气阀门被打开，仍有燃气", "the valve was opened while there is gas");
    private static final Text STUCK = new Text("燃气阀门未报告关闭", "the valve did not report closed");

    /** What was asked for of one alarm, until that is known to have failed. Times but numbers are those of {@link StandingGas}. */
    private static final class Call {
        private final CallSequence sequence = new CallSequence();
        private long asked;
        private long unreachable;
        private CompletableFuture<Boolean> asking = CompletableFuture.completedFuture(true);
        private long told;
        private CompletableFuture<Boolean> telling = CompletableFuture.completedFuture(true);
        private long noted;
        private CompletableFuture<?> noting = CompletableFuture.completedFuture(true);
        /** The number of the newest news, and when that came. */
        private long newest;
        private long newestAt = Long.MIN_VALUE;
        /** The last of each kind. */
        private final Map<Text, News> news = new HashMap<>();
    }

    /**
     * What was heard of a valve.
     *
     * @param raisedAt when its alarm was raised, by the wall clock as it was then
     * @param takenAt  when it was taken as news
     * @param number   of the announcement
     */
    private record News(long raisedAt, long takenAt, long number) {}

    /** @param contact null if it is not known; then, as while it cannot be reached, calls are held */
    private record Called(Household household, String contact, boolean isReachable) {}

    private final HouseholdDesk desk;
    private final Map<String, Call> calls = new HashMap<>();
    private final Set<String> unanswered = new HashSet<>();
    /** By the id of the alarm. */
    private final Map<String, Called> called = new ConcurrentHashMap<>();
    private volatile boolean isReady;
    /** When it was first looked. */
    private long readyAt;

    HouseholdCalls(HouseholdDesk desk) {
        this.desk = desk;
    }

    /** Once a second; until the stored calls have been read nobody knows who was called, and no call could be stored. */
    void look(GasPlaces places, StandingGas standing, long nowMillis) {
        if (!desk.isRead()) {
            return;
        }
        Map<String, HouseholdDesk.Made> made = new HashMap<>();
        desk.made().forEach(each -> made.put(each.subject().id(), each));
        Set<String> wanted = new HashSet<>();
        Set<String> present = new HashSet<>();
        for (Alarm alarm : standing.gas()) {
            present.add(alarm.id());
            if (isWanted(alarm, places, standing, made.get(alarm.id() + CALL), nowMillis)) {
                wanted.add(alarm.id() + CALL);
            }
        }
        calls.keySet().retainAll(present);
        called.keySet().retainAll(present);
        readyAt = isReady ? readyAt : standing.now();
        isReady = true;
        List<Subject> running = made.values().stream().filter(HouseholdDesk.Made::isRunning).map(HouseholdDesk.Made::subject).toList();
        unanswered.retainAll(running.stream().map(each -> each.id() + each.annSeq()).toList());
        for (Subject each : running) {
            if (each.id().endsWith(CALL) && !wanted.contains(each.id())) {
                end(each, standing, nowMillis);
            }
        }
    }

    /** One alarm of which something fails stops no other, and its calls go on. */
    private boolean isWanted(Alarm alarm, GasPlaces places, StandingGas standing, HouseholdDesk.Made made, long nowMillis) {
        try {
            return follow(alarm, places.detector(alarm.point()), standing, made, nowMillis);
        } catch (RuntimeException defect) {
            desk.defect(defect);
            called.putIfAbsent(alarm.id(), new Called(null, null, false));
            return true;
        }
    }

    /** @return whether the household is to be called, or would be if it could be reached */
    private boolean follow(Alarm alarm, GasPlaces.Detector place, StandingGas standing, HouseholdDesk.Made made, long nowMillis) {
        Call call = calls.computeIfAbsent(alarm.id(), id -> new Call());
        Household household = place.household();
        String contact = household == null ? null : household.contact();
        boolean isReachable = contact != null && desk.isReachable(contact);
        called.put(alarm.id(), new Called(household, contact, isReachable));
        Alarm opened = standing.after(place.opened(), alarm);
        Alarm closed = opened != null ? null : standing.after(place.closed(), alarm);
        Alarm stuck = opened != null || closed != null ? null : standing.after(place.stuck(), alarm);
        call.sequence.follow(alarm, standing, made, !isReady, opened, nowMillis);
        hear(call, alarm, place, OPENED, opened, standing);
        hear(call, alarm, place, CLOSED, closed, standing);
        hear(call, alarm, place, STUCK, stuck, standing);
        boolean isHeld = alarm.isSuppressed() || alarm.state() == AlarmState.A;
        boolean isClosed = isOver(call, alarm, place, standing, closed);
        call.sequence.stopped(isHeld || isClosed, closed == null, alarm, standing.now(), nowMillis);
        boolean isWanted = !isHeld && !isClosed && !call.sequence.isSpent() && !call.sequence.isTooLong(standing.now());
        if (isWanted && isReachable) {
            ask(call, alarm, place);
        } else if (isWanted && contact != null && call.unreachable < call.sequence.number()) {
            call.unreachable = call.sequence.number();
            desk.note(subject(alarm, CALL, call.unreachable), "cannot be reached: no person of that id, or no channel", nowMillis);
        }
        return isWanted;
    }

    /**
     * Whether the gas is over and its valve is closed. While gas stands the valve says nothing: what has flowed in can burn. Gas that came or became
     * graver after its valve had closed, or that leaks along the street, comes from elsewhere and may come again.
     */
    private static boolean isOver(Call call, Alarm alarm, GasPlaces.Detector place, StandingGas standing, Alarm closed) {
        return closed != null && !alarm.processActive() && call.sequence.isClosedSince(standing.came(closed))
                && (place.street() == null || standing.at(place.street().leak()) == null);
    }

    private void ask(Call call, Alarm alarm, GasPlaces.Detector place) {
        long seq = call.sequence.number();
        if (isDue(call.asking, call.asked, seq)) {
            call.asked = seq;
            call.asking = desk.call(subject(alarm, CALL, seq), facts(place, GAS, alarm.eventAt())).toCompletableFuture();
        }
    }

    /** Tells what was heard of the valve, and writes it beside the alarm, also where nobody can be called. */
    private void hear(Call call, Alarm alarm, GasPlaces.Detector place, Text what, Alarm heard, StandingGas standing) {
        News news = heard == null || standing.now() - standing.came(heard) >= CALLED_MILLIS ? null : news(call, what, heard, standing);
        if (news == null) {
            return;
        }
        write(call, alarm, place, what, news, isReady && standing.came(heard) > readyAt);
        Called whom = called.get(alarm.id());
        if (whom.isReachable() && !alarm.isSuppressed()) {
            tell(call, subject(alarm, Notices.HOUSEHOLD_VALVE, news.number()), facts(place, what, heard.raisedAt()), whom.contact());
        }
    }

    /** A contact that chatters is no news each time, which is null then; what still stands after the quiet time is told then. */
    private static News news(Call call, Text what, Alarm heard, StandingGas standing) {
        News last = call.news.get(what);
        if (last != null && last.raisedAt() == heard.raisedAt()) {
            return last;
        }
        if (last != null && standing.now() - last.takenAt() < CallSequence.QUIET_MILLIS) {
            return null;
        }
        News next = new News(heard.raisedAt(), standing.now(), number(call, heard, standing.came(heard)));
        call.news.put(what, next);
        return next;
    }

    /** When it was raised, so that a restart repeats nothing; what came later has a higher one, also if the clock was set back. */
    private static long number(Call call, Alarm heard, long cameAt) {
        if (cameAt <= call.newestAt) {
            return heard.raisedAt();
        }
        call.newestAt = cameAt;
        call.newest = Math.max(heard.raisedAt(), call.newest + 1);
        return call.newest;
    }

    private void tell(Call call, Subject subject, MessageFacts facts, String contact) {
        if (isDue(call.telling, call.told, subject.annSeq())) {
            call.told = subject.annSeq();
            call.telling = desk.tell(subject, facts, contact).toCompletableFuture();
        }
    }

    /** @param isNew whether no earlier process can have written it */
    private void write(Call call, Alarm alarm, GasPlaces.Detector place, Text what, News news, boolean isNew) {
        if (isDue(call.noting, call.noted, news.number())) {
            String words = place.shutOff().name().zh() + "：" + what.zh() + " / " + place.shutOff().name().en() + ": " + what.en();
            try {
                boolean isNoted = !(isNew && call.noted < news.number()) && desk.isNoted(alarm, words, news.raisedAt());
                CompletionStage<?> noting = isNoted ? CompletableFuture.completedFuture(true) : desk.comment(alarm, words);
                call.noting = noting.toCompletableFuture();
                call.noted = news.number();
            } catch (RuntimeException unreadable) {
                desk.defect(unreadable);
            }
        }
    }

    /** What failed is asked for again. */
    private static boolean isDue(CompletableFuture<?> last, long done, long wanted) {
        return last.isDone() && (wanted > done || last.isCompletedExceptionally() && wanted == done);
    }

    private void end(Subject running, StandingGas standing, long nowMillis) {
        Call call = calls.get(alarmOf(running));
        boolean isTooLong = call != null && call.sequence.isTooLong(standing.now());
        if (isTooLong && unanswered.add(running.id() + running.annSeq())) {
            desk.note(running, "nobody answered within " + CALLED_MILLIS / 60_000 + " min", nowMillis);
        }
        desk.over(running.key());
    }

    private static String alarmOf(Subject subject) {
        return subject.id().substring(0, Math.max(0, subject.id().lastIndexOf(':')));
    }

    /** P2, so that the capacity kept for P1 stays with those who can end the leak. */
    private static Subject subject(Alarm alarm, String about, long seq) {
        return new Subject(SubjectKind.HOUSEHOLD, alarm.id() + about, alarm.occurrence(), seq, Priority.P2, alarm.point().enterprise(),
                alarm.point().site(), null);
    }

    private static MessageFacts facts(GasPlaces.Detector place, Text matter, long atMillis) {
        return new MessageFacts(MessageNature.LIVE, MessagePurpose.HOUSEHOLD, null, place.name(), matter, null, null, null, atMillis,
                place.site().timezone(), null, null, 1, null);
    }

    @Override
    public EscalationTiming timing(Subject subject, EscalationTiming usual) {
        return TIMING;
    }

    @Override
    public List<String> persons(Subject subject) {
        Called whom = called.get(alarmOf(subject));
        return whom == null || whom.contact() == null ? List.of() : List.of(whom.contact());
    }

    /** Two detectors of one household are one matter to it; two households of one person are two. */
    @Override
    public String together(Subject subject) {
        Called whom = called.get(alarmOf(subject));
        return whom == null || whom.household() == null ? null : whom.household().key();
    }

    /** After a start it is not known at first whose household it is; who cannot be reached for a moment is called once that is mended. */
    @Override
    public boolean isHeld(Subject subject) {
        Called whom = isReady ? called.get(alarmOf(subject)) : null;
        return !isReady || whom != null && !whom.isReachable();
    }
}

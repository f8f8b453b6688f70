package io.hazardwatch.gateway.escalation;

import io.hazardwatch.gateway.notify.person.MessagePurpose;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Watches a {@link SimulatedNight} from outside, in true time: which promise broke, and how. */
final class NightPromises {
    private static final long SILENCE_MAX = 5 * Scene.MINUTE;
    private static final long ANSWERED_MILLIS_MAX = 2_000;
    /** After an outage, a change or a restart: the longest wait before the next attempt, and a time-out. */
    private static final long RECOVERY = 45_000;
    private static final long RECOVERY_AFTER_CLOCK_AND_CRASH = 150_000;
    private static final long ANN_SEQ = 1_000_000;

    private final List<String> broken = new ArrayList<>();
    private final Set<String> toldPeople = new HashSet<>();
    private final Map<String, Long> keys = new HashMap<>();
    private boolean isUnacked = true;
    private long unackedSince;
    private long lastAccepted;
    private long availableSince;
    private long recovery = RECOVERY;
    private long annSeq = 1;
    private long ackedAt = -1;

    List<String> broken() {
        return broken;
    }

    /** Chain, means or process changed: what is available from now on was not before. */
    void changed(long now) {
        availableSince = now;
    }

    /** The clock is set although the process may die before it has noticed. */
    void clockAndCrash() {
        recovery = RECOVERY_AFTER_CLOCK_AND_CRASH;
    }

    /** A provider takes a call. */
    void accepted(NightRow row, long now) {
        lastAccepted = now;
        if (row.annSeq == annSeq) {
            toldPeople.add(row.call.person());
        }
    }

    /** What is in the journal is what happened, also if the process dies right after. */
    void committed(Escalation stored, long now) {
        if (isUnacked != stored.isRunning()) {
            isUnacked = stored.isRunning();
            ackedAt = isUnacked ? -1 : now;
            unackedSince = now;
            lastAccepted = now;
        }
        if (stored.subject().annSeq() > annSeq) {
            annSeq = stored.subject().annSeq();
            toldPeople.clear();
        }
    }

    void send(NightRow row, long now, int crashes) {
        if (row.isCall() && ackedAt >= 0 && now - ackedAt > ANSWERED_MILLIS_MAX) {
            broken.add("N-11: " + row.call.person() + " called " + (now - ackedAt) + " ms after the answer");
        }
        if (row.sent > crashes && row.refusals == 0) {
            broken.add("N-12: one message sent " + (row.sent + 1) + " times with " + crashes + " crashes");
        }
    }

    void step(EscalationStep step, Escalation before, Chain chain, boolean isAnythingDue) {
        Escalation next = step.next();
        for (PlannedCall call : step.calls()) {
            long announcement = next.subject().annSeq() * ANN_SEQ + call.round();
            Long other = keys.put(call.key(), announcement);
            if (other != null && other != announcement) {
                broken.add("N-12: two announcements have one key");
            }
            if (call.purpose() == MessagePurpose.CALL && chain.levelOf(call.person()) == null) {
                broken.add("N-22: " + call.person() + " is called and not on duty any more");
            }
        }
        boolean isNewRound = next.isRunning() && next.round() != (before == null ? 0 : before.round());
        if (isNewRound && isAnybodyIn(chain) && next.attempts().stream().noneMatch(attempt -> attempt.round() == next.round())) {
            broken.add("N-22: a level without anybody is waited for");
        }
        if (isUnacked && (next.isRunning() ? !isAnythingDue : next.end() != EndReason.ACKNOWLEDGED)) {
            broken.add("N-3: nothing is planned any more");
        }
    }

    void silence(boolean isAvailable, long now) {
        if (!isAvailable) {
            availableSince = now;
        } else if (isUnacked && now - Math.max(lastAccepted, unackedSince) > SILENCE_MAX && now - availableSince > recovery) {
            broken.add("N-1: silent for " + (now - lastAccepted) + " ms, with means for " + (now - availableSince) + " ms");
        }
    }

    static boolean isAnybodyIn(Chain chain) {
        return chain.levels().stream().anyMatch(level -> !level.isEmpty());
    }

    void end(Collection<NightRow> rows, boolean isProcessUp, boolean isCalling, long now) {
        if (broken.isEmpty() && isUnacked && isProcessUp && !isCalling) {
            broken.add("N-3: the calls ended without an answer");
        }
        boolean isSettled = !isUnacked && isProcessUp && now - Math.max(ackedAt, availableSince) > Scene.MINUTE;
        for (String person : isSettled ? toldPeople : Set.<String>of()) {
            if (rows.stream().noneMatch(row -> !row.isCall() && row.annSeq == annSeq && row.call.person().equals(person))) {
                broken.add("N-11: " + person + " was told of the alarm and not of the answer");
            }
        }
    }
}

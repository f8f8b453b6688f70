package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.escalation.Escalation;
import io.hazardwatch.gateway.escalation.LevelProblem;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reports problems with calls as alarms of the gateway and notes in the journal. Problems with calls about such an alarm raise
 * none, so that they cannot breed. Escalation thread.
 */
final class CallConditions {
    private static final String PART = "escalation";
    /** An alarm ends when its reason was not met for this long. */
    private static final long KEPT_MILLIS = 900_000;
    private static final int NAME_MAX = 64;
    /** The first loop is journaled, then every hour of a P1. */
    private static final int LOOPS_PER_NOTE = 12;

    private final SystemAlarms alarms;
    private final Consumer<Note> notes;
    private final Map<String, Long> raised = new HashMap<>();

    CallConditions(SystemAlarms alarms, Consumer<Note> notes) {
        this.alarms = alarms;
        this.notes = notes;
    }

    void problem(Subject about, LevelProblem problem, long now) {
        if (isNoted(about, text(about, problem).en(), now)) {
            return;
        }
        if (!isOfTheGateway(about)) {
            String where = about.enterprise() + (problem.level().isEmpty() ? "" : '-' + problem.level());
            raise(where + '-' + problem.fault().name().toLowerCase(Locale.ROOT), text(about, problem), Priority.P2, now);
        }
    }

    /** A means that the provider says cannot work. The words of the provider may hold the number of a household. */
    void unreachable(Subject about, String person, String means, String why, long now) {
        if (about.kind() == SubjectKind.HOUSEHOLD) {
            isNoted(about, "means " + means + " cannot work", now);
        } else if (!isOfTheGateway(about)) {
            raise("means-" + person + '-' + means, new Text("人员 " + person + " 的联系方式 " + means + " 无法使用：" + why,
                    "Means " + means + " of " + person + " cannot work: " + why), Priority.P3, now);
        }
    }

    /** News to a household that is too old to be told. */
    void stale(Subject about, String means, long now) {
        isNoted(about, "news by " + means + " was not told: it could not be sent for half an hour", now);
    }

    /** No provider took the first call in the time that its priority has for that. */
    void late(Subject about, long millis, long now) {
        long seconds = millis / 1_000;
        if (!isNoted(about, "no channel took the first call within " + seconds + " s", now) && !isOfTheGateway(about)) {
            raise("handover-" + about.priority(), new Text(about.priority() + " 首次呼叫 " + seconds + " 秒内未被任何渠道接受：" + about.id(),
                    "No channel took the first call of a " + about.priority() + " within " + seconds + " s: " + about.id()),
                    about.priority().isAbove(Priority.P3) ? Priority.P2 : Priority.P3, now);
        }
    }

    /** A siren that was switched did not confirm it. */
    void unheard(Notification row, long now) {
        String what = row.isSirenOn() ? "on" : "off";
        raise("siren-" + row.address, new Text("声光报警器 " + row.address + " 未确认" + (row.isSirenOn() ? "开启" : "关闭") + "：" + row.result,
                "Siren " + row.address + " did not confirm that it is " + what + ": " + row.result), Priority.P2, now);
    }

    /** Nobody answered although everybody was called. */
    void unanswered(Escalation calls, long now) {
        if (calls.loops() % LOOPS_PER_NOTE != 1) {
            return;
        }
        Subject about = calls.subject();
        if (isNoted(about, "nobody answered, everybody called", now)) {
            return;
        }
        notes.accept(new Note(TransitionType.NOBODY_ANSWERED, about.enterprise(), about.id(), Transition.SYSTEM,
                "since " + Instant.ofEpochMilli(calls.startedAt()) + ", everybody called " + calls.loops() + " times, last tried: "
                + String.join(", ", calls.attempts().stream().map(attempt -> attempt.person() + ' ' + attempt.means()).toList()), now));
    }

    void look(long now) {
        raised.entrySet().removeIf(each -> {
            boolean isOver = now - each.getValue() > KEPT_MILLIS;
            if (isOver) {
                alarms.clear(PART, each.getKey());
            }
            return isOver;
        });
    }

    private void raise(String what, Text text, Priority priority, long now) {
        String plain = what.replaceAll("[^A-Za-z0-9_-]", "_");
        String name = plain.length() <= NAME_MAX ? plain : plain.substring(0, NAME_MAX - 9) + '-' + Integer.toHexString(plain.hashCode());
        raised.put(name, now);
        alarms.raise(PART, name, text, priority);
    }

    /** What an exercise or calls to a household show is written down, and alarms nobody: nobody on duty can mend it. */
    private boolean isNoted(Subject about, String what, long now) {
        boolean isExercise = about.kind() == SubjectKind.EXERCISE;
        boolean isNoted = isExercise || about.kind() == SubjectKind.HOUSEHOLD;
        if (isNoted) {
            notes.accept(new Note(isExercise ? TransitionType.CALLS_EXERCISE : TransitionType.HOUSEHOLD_CALLED, about.enterprise(), about.id(),
                    Transition.SYSTEM, what, now));
        }
        return isNoted;
    }

    private static boolean isOfTheGateway(Subject about) {
        return about.enterprise().equals(SystemAlarms.ENTERPRISE);
    }

    private static Text text(Subject about, LevelProblem problem) {
        String who = problem.person() == null ? "" : " (" + problem.person() + ")";
        String level = about.enterprise() + ' ' + problem.level();
        return switch (problem.fault()) {
            case NOBODY_THERE -> new Text(level + "：无人可呼叫，已立即升级", "Nobody to call at " + level + "; the next level was called at once");
            case NOBODY_ON_DUTY -> new Text(level + "：无人值班，已呼叫备用名单", "Nobody on duty at " + level + "; its fallback list was called");
            case ON_LEAVE -> new Text(level + "：人员请假" + who, "On leave at " + level + who);
            case NO_VERIFIED_MEANS -> new Text(level + "：人员无已验证的联系方式" + who, "No verified means at " + level + who);
            case UNKNOWN_PERSON -> new Text(level + "：名单中有未知人员" + who, "Unknown person at " + level + who);
            case NOBODY_REACHED -> new Text(level + "：所有人均未联系上，已立即升级", "Nobody of " + level + " was reached; the next level was called at once");
            case NO_LEVEL -> new Text(about.enterprise() + "：没有任何可呼叫的人员", "Nobody at all can be called for " + about.enterprise());
        };
    }
}

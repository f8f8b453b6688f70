package io.hazardwatch.gateway.duty.book;

import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.DutyShift;
import io.hazardwatch.gateway.duty.handover.Handover;
import io.hazardwatch.gateway.duty.handover.HandoverItem;
import io.hazardwatch.gateway.duty.log.DutyLogKind;
import io.hazardwatch.gateway.duty.rollcall.RollCall;
import io.hazardwatch.gateway.duty.rollcall.RollCallState;
import io.hazardwatch.gateway.duty.rollcall.RollCallStep;
import io.hazardwatch.gateway.model.Text;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Texts about duty for people. People are told in Chinese and English; the log, a record under Chinese rules, is in Chinese.
 */
final class DutyTexts {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

    private DutyTexts() {}

    private static String time(DutyPost post, long atMillis) {
        return TIME.format(Instant.ofEpochMilli(atMillis).atZone(post.zone()));
    }

    static DutyMessage asked(DutyPost post, RollCall call) {
        String by = time(post, call.answerBy());
        return new DutyMessage(DutyMessage.Kind.ROLL_CALL, call.question(), new Text("查岗：" + post.name().zh() + "，请在 "
                + by + " 前应答", "Roll call at " + post.name().en() + ": answer by " + by), call.askedAt());
    }

    static DutyMessage missed(DutyPost post, RollCall call, DutyPeople people) {
        boolean isNobody = call.asked().isEmpty();
        String at = time(post, call.askedAt());
        return new DutyMessage(DutyMessage.Kind.ROLL_CALL_MISSED, call.id() + "-missed", new Text(post.name().zh() + " " + at + " 查岗未应答："
                + (isNobody ? "无人值班" : names(call.asked(), people)), "Roll call of " + at + " missed at " + post.name().en() + ": "
                + (isNobody ? "nobody is on duty" : englishNames(call.asked(), people))), call.endedAt());
    }

    private static String englishNames(List<String> persons, DutyPeople people) {
        return persons.stream().map(people::englishNameOf).collect(Collectors.joining(", "));
    }

    static String callAnswered(DutyMessage.Kind kind, boolean isTaken, String person, DutyPeople people) {
        String matter = switch (kind) {
            case ROLL_CALL_MISSED -> "查岗未应答";
            case LEADER_MISSING -> "带班领导未确认在岗";
            case NOBODY_LOOKS -> "无人值守监视";
            default -> "接班未确认";
        };
        return people.nameOf(person) + (isTaken ? "已知悉并处理：" : "表示不能处理：") + matter;
    }

    /** Where the answer to a call is written down. */
    static DutyLogKind logKind(DutyMessage.Kind kind) {
        return switch (kind) {
            case ROLL_CALL_MISSED -> DutyLogKind.ROLL_CALL;
            case LEADER_MISSING, NOBODY_LOOKS -> DutyLogKind.SHIFT;
            default -> DutyLogKind.HANDOVER;
        };
    }

    static String leaderMissing(DutyShift shift, DutyPeople people) {
        return "重点时段带班领导未确认在岗：" + (shift.leader() == null ? "未排带班领导" : people.nameOf(shift.leader()));
    }

    /** @param askedSince tells apart the calls of several periods in one shift */
    static DutyMessage leaderMissing(DutyPost post, DutyShift shift, long askedSince, DutyPeople people) {
        return new DutyMessage(DutyMessage.Kind.LEADER_MISSING, post.id() + '-' + shift.fromMillis() + "-leader-missing", new Text(
                post.name().zh() + leaderMissing(shift, people) + "；在岗请应答", "Key period: the leader on shift has not confirmed to be on site at "
                + post.name().en() + (shift.leader() == null ? "; none is planned" : ": " + people.englishNameOf(shift.leader()))
                + "; answer if you are there"), askedSince);
    }

    static Text missedTwice(DutyPost post) {
        return new Text(post.name().zh() + "本班多次查岗未应答", "Roll calls missed repeatedly in this shift at " + post.name().en());
    }

    static String journal(RollCallStep step, String leader) {
        RollCall call = step.after();
        return switch (step.kind()) {
            case SETTLED -> "settled";
            case LET_GO -> "let go: the key period ended";
            case ORDERED -> "ordered now";
            case ASKED -> "asked " + String.join(", ", call.asked());
            case WITHDRAWN -> "withdrawn: a P1 is unacknowledged";
            case ANSWERED -> "answered after " + (call.endedAt() - call.askedAt()) / 1000 + " s";
            case MISSED -> call.asked().isEmpty() ? "missed: nobody is on duty" : "missed by " + String.join(", ", call.asked());
            case LEADER_TOLD -> leader == null ? "missed, and there is no leader on shift to tell" : "leader told: " + leader;
            case GIVEN_UP -> "given up: the shift ended";
        };
    }

    static String entry(RollCall call, DutyPeople people) {
        String what = call.isSpotCheck() ? "抽查（" + people.nameOf(call.orderedBy()) + "下达）" : "查岗";
        if (call.state() == RollCallState.ANSWERED) {
            return what + "：" + people.nameOf(call.answeredBy()) + "应答，用时" + (call.endedAt() - call.askedAt()) / 1000 + "秒";
        }
        String persons = names(call.asked(), people);
        return what + (call.state() == RollCallState.NOT_ASKED ? "：因报警处置，本班未能进行" : persons.isEmpty() ? "：无人值班" : "：" + persons + "未应答");
    }

    private static String names(List<String> persons, DutyPeople people) {
        return persons.stream().map(people::nameOf).collect(Collectors.joining("、"));
    }

    /** The answer and the snapshot as one document; ids are names, so nothing in them needs escaping but quotes and backslashes. */
    static String spotCheck(RollCall call, String snapshot) {
        return "{\"rollCall\":" + quoted(call.id()) + ",\"post\":" + quoted(call.post()) + ",\"orderedBy\":" + quoted(call.orderedBy())
                + ",\"orderedAt\":" + call.dueAt() + ",\"askedAt\":" + call.askedAt() + ",\"asked\":["
                + call.asked().stream().map(DutyTexts::quoted).collect(Collectors.joining(",")) + "],\"result\":" + quoted(call.state().name())
                + ",\"answeredBy\":" + (call.answeredBy() == null ? "null" : quoted(call.answeredBy())) + ",\"endedAt\":" + call.endedAt()
                + ",\"site\":" + snapshot + "}";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    static DutyMessage opened(DutyPost post, Handover handover) {
        return new DutyMessage(DutyMessage.Kind.HANDOVER_OPEN, handover.id() + "-open", new Text(post.name().zh() + "交接班：请逐项确认接班",
                "Hand-over at " + post.name().en() + ": accept the list"), handover.changeAt());
    }

    static DutyMessage late(DutyPost post, Handover handover, DutyPeople people) {
        Text what = handoverLate(post);
        return new DutyMessage(DutyMessage.Kind.HANDOVER_LATE, handover.id() + "-late", new Text(what.zh() + "：" + time(post, handover.changeAt())
                + "，接班 " + names(handover.incoming(), people), what.en() + ": " + time(post, handover.changeAt()) + ", to be accepted by "
                + englishNames(handover.incoming(), people)), handover.changeAt());
    }

    static Text handoverLate(DutyPost post) {
        return new Text(post.name().zh() + "接班未确认", "Hand-over not accepted at " + post.name().en());
    }

    static DutyMessage p1NearChange(DutyPost post, Text alarm, long nowMillis) {
        return new DutyMessage(DutyMessage.Kind.P1_NEAR_CHANGE, post.id() + "-p1-" + nowMillis + '-' + Integer.toHexString(alarm.hashCode()),
                new Text(post.name().zh() + "交接班期间紧急报警：" + alarm.zh(), "Critical alarm near the hand-over at "
                + post.name().en() + ": " + alarm.en()), nowMillis);
    }

    static String shift(DutyShift shift, DutyPeople people) {
        return "当班：" + (shift.officers().isEmpty() ? "无人" : names(shift.officers(), people))
                + "；带班领导：" + (shift.leader() == null ? "未排" : people.nameOf(shift.leader()));
    }

    static String handover(Handover handover, DutyPeople people) {
        return "交班：" + names(handover.outgoing(), people) + "；接班：" + names(handover.incoming(), people);
    }

    static String accepted(Handover handover, DutyPeople people) {
        return people.nameOf(handover.acceptedBy()) + "确认接班，事项" + handover.items().size() + "条";
    }

    static String item(HandoverItem item) {
        return item.number() + ". " + item.matter().text().zh();
    }
}

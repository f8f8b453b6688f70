package io.hazardwatch.gateway.duty.book;

import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.DutyShift;
import io.hazardwatch.gateway.duty.log.DutyLogKind;
import io.hazardwatch.gateway.duty.rollcall.RollCall;
import io.hazardwatch.gateway.duty.rollcall.RollCallMachine;
import io.hazardwatch.gateway.duty.rollcall.RollCallReply;
import io.hazardwatch.gateway.duty.rollcall.RollCallState;
import io.hazardwatch.gateway.duty.rollcall.RollCallStep;
import io.hazardwatch.gateway.duty.rollcall.SpotCheck;
import io.hazardwatch.gateway.duty.rules.DutySettings;
import io.hazardwatch.gateway.model.Actors;
import io.hazardwatch.gateway.signing.Sha256;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The roll calls that are not over. Duty thread. */
final class RollCallBook {
    private final Map<String, RollCall> calls = new LinkedHashMap<>();
    private final Map<String, Long> shiftOfPost = new HashMap<>();
    private final DutySettings settings;
    private final RandomGenerator random;
    private final DutySite site;
    private final DutyPeople people;
    private int ordered;

    RollCallBook(DutySettings settings, RandomGenerator random, DutySite site, DutyPeople people) {
        this.settings = settings;
        this.random = random;
        this.site = site;
        this.people = people;
    }

    private RollCallMachine machine(DutyPost post) {
        return new RollCallMachine(settings.of(post).rollCalls());
    }

    void restore(Collection<RollCall> rows) {
        rows.forEach(row -> calls.put(row.id(), row));
    }

    /** Those asked at present. */
    List<RollCall> asked(String post) {
        return calls.values().stream().filter(call -> call.post().equals(post) && call.state() == RollCallState.ASKED).toList();
    }

    RollCall get(String id) {
        return calls.get(id);
    }

    /** @param more how many roll calls beyond the usual number a key period asks for at present */
    void look(DutyPost post, DutyShift shift, int more, DutyChanges changes) {
        long now = changes.nowMillis();
        RollCallMachine machine = machine(post);
        if (shift != null) {
            shiftOfPost.put(post.id(), shift.fromMillis());
            if (of(post).stream().noneMatch(call -> call.shiftFrom() == shift.fromMillis() && !call.isSpotCheck() && call.more() == 0)) {
                machine.settle(shift, post.zone(), now, random).forEach(step -> keep(post, shift, step, changes));
            }
            machine.settleMore(shift, of(post), more, now, random).forEach(step -> keep(post, shift, step, changes));
        }
        machine.look(shift, of(post), site.hasUnacknowledgedP1(post), more, now).forEach(step -> keep(post, shift, step, changes));
        alarm(post, machine, changes);
        calls.values().removeIf(call -> call.post().equals(post.id()) && isForgotten(call));
    }

    private List<RollCall> of(DutyPost post) {
        return calls.values().stream().filter(call -> call.post().equals(post.id())).toList();
    }

    private boolean isForgotten(RollCall call) {
        boolean isTold = call.state() != RollCallState.MISSED || call.leaderToldAt() > 0;
        return call.state().isFinal() && isTold && call.shiftFrom() < shiftOfPost.getOrDefault(call.post(), 0L);
    }

    private void alarm(DutyPost post, RollCallMachine machine, DutyChanges changes) {
        boolean stands = machine.isAlarming(of(post), shiftOfPost.getOrDefault(post.id(), 0L));
        changes.then(news -> news.alarm(stands, alarmOf(post), DutyTexts.missedTwice(post)));
    }

    static String alarmOf(DutyPost post) {
        return "roll-calls-" + post.id();
    }

    RollCall order(DutyPost post, DutyShift shift, String person, DutyChanges changes) {
        RollCallStep step = machine(post).order(shift, person, changes.nowMillis(), ++ordered);
        keep(post, shift, step, changes);
        return step.after();
    }

    RollCallReply answer(DutyPost post, DutyShift shift, RollCall call, String person, DutyChanges changes) {
        RollCallMachine machine = machine(post);
        RollCallReply reply = machine.reply(call, person, changes.nowMillis());
        if (reply == RollCallReply.ANSWERED) {
            keep(post, shift, machine.answered(call, person, changes.nowMillis()), changes);
        }
        return reply;
    }

    private void keep(DutyPost post, DutyShift shift, RollCallStep step, DutyChanges changes) {
        RollCall call = step.after();
        calls.put(call.id(), call);
        changes.rows().put(call);
        if (step.kind() == RollCallStep.Kind.SETTLED || step.kind() == RollCallStep.Kind.LET_GO) {
            return;
        }
        DutyListener.Kind kind = call.isSpotCheck() ? DutyListener.Kind.SPOT_CHECK : DutyListener.Kind.ROLL_CALL;
        String actor = step.kind() == RollCallStep.Kind.ORDERED ? call.orderedBy()
                : step.kind() == RollCallStep.Kind.ANSWERED ? call.answeredBy() : Actors.GATEWAY;
        String leader = shift == null ? null : shift.leader();
        changes.then(news -> news.journal(kind, post, call.id(), actor, DutyTexts.journal(step, leader)));
        write(post, step, changes);
        changes.then(news -> tell(news, post, leader, step));
        changes.then(news -> news.changed(post));
    }

    private void write(DutyPost post, RollCallStep step, DutyChanges changes) {
        RollCall call = step.after();
        boolean isOver = step.kind() == RollCallStep.Kind.ANSWERED || step.kind() == RollCallStep.Kind.MISSED
                || step.kind() == RollCallStep.Kind.GIVEN_UP;
        if (isOver) {
            changes.entry(post, call.id() + "-ended", call.isSpotCheck() ? DutyLogKind.SPOT_CHECK : DutyLogKind.ROLL_CALL, call.endedAt(),
                    DutyTexts.entry(call, people), "", call.id());
        }
        if (isOver && call.isSpotCheck()) {
            String text = DutyTexts.spotCheck(call, site.snapshot(post, changes.nowMillis()));
            changes.rows().put(new SpotCheck(call.id(), post.id(), changes.nowMillis(), text, Sha256.hex(text)));
        }
    }

    private void tell(DutyListener news, DutyPost post, String leader, RollCallStep step) {
        if (step.kind() == RollCallStep.Kind.LEADER_TOLD) {
            news.call(post, leader, DutyTexts.missed(post, step.after(), people));
        }
        if (step.kind() == RollCallStep.Kind.ASKED) {
            news.tell(post, step.after().asked(), DutyTexts.asked(post, step.after()));
        }
        if (step.kind() == RollCallStep.Kind.ANSWERED) {
            news.over(post, DutyMessage.Kind.ROLL_CALL_MISSED);
        }
    }
}

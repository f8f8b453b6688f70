package io.hazardwatch.gateway.escalation;

import io.hazardwatch.gateway.notify.person.MessagePurpose;

/** A message as the journal of a {@link SimulatedNight} keeps it. */
final class NightRow {
    final PlannedCall call;
    final long annSeq;
    boolean isClaimed;
    boolean isDone;
    boolean isTakenBack;
    int refusals;
    int sent;

    NightRow(PlannedCall call, long annSeq) {
        this.call = call;
        this.annSeq = annSeq;
    }

    boolean isCall() {
        return call.purpose() == MessagePurpose.CALL;
    }

    AttemptReport report(AttemptResult result) {
        return new AttemptReport(call.key(), call.person(), call.means(), call.address(), result);
    }
}

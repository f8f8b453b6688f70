package io.hazardwatch.gateway.duty.book;

import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.DutyShift;
import io.hazardwatch.gateway.duty.handover.Handover;
import io.hazardwatch.gateway.duty.rollcall.RollCall;
import java.util.List;

/**
 * Present state of a post; immutable, any thread. Roll calls that wait for their time are not in it.
 *
 * @param shift       null when there is none
 * @param next        the shift after it, or null
 * @param responsible ids of who answers for the post: who leaves until who comes has accepted
 * @param rollCalls   those asked at present
 * @param handover    the last one, or null
 */
public record DutyNow(DutyPost post, DutyShift shift, DutyShift next, List<String> responsible, List<RollCall> rollCalls, Handover handover) {
    public DutyNow {
        responsible = List.copyOf(responsible);
        rollCalls = List.copyOf(rollCalls);
    }
}

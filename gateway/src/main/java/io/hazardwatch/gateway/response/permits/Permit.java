package io.hazardwatch.gateway.response.permits;

/**
 * A permit as it is kept.
 *
 * @param created   when and by whom it was handed in
 * @param suspended by a person
 * @param closed    by a person
 * @param said      the last state that was journaled
 */
public record Permit(String id, PermitTerms terms, PermitAct created, PermitAct suspended, PermitAct closed, PermitState said) {
    /** Its state at a time. */
    public PermitState state(long nowMillis) {
        if (closed.isDone()) {
            return PermitState.CLOSED;
        }
        if (nowMillis >= terms.untilMillis()) {
            return PermitState.ENDED;
        }
        return suspended.isDone() ? PermitState.SUSPENDED : nowMillis < terms.fromMillis() ? PermitState.PLANNED : PermitState.VALID;
    }

    /** Whether limits nearby are tighter: while it lasts, also suspended, because people may still be at the place. */
    public boolean isTightening(long nowMillis) {
        return !closed.isDone() && nowMillis >= terms.fromMillis() && nowMillis < terms.untilMillis();
    }

    Permit suspend(PermitAct act) {
        return new Permit(id, terms, created, act, closed, said);
    }

    Permit close(PermitAct act) {
        return new Permit(id, terms, created, suspended, act, said);
    }

    Permit said(PermitState state) {
        return new Permit(id, terms, created, suspended, closed, state);
    }
}

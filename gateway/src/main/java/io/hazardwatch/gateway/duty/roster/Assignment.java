package io.hazardwatch.gateway.duty.roster;

/**
 * One person on duty and why: {@code shift} and {@code crew} of the plan, both null for an override; {@code insteadOf} is
 * who a swap or a replacement stands in for, else null.
 */
public record Assignment(String person, String shift, String crew, Cause cause, String insteadOf) {
    /** What puts the person on. */
    public enum Cause { PLAN, OVERRIDE, SWAP, REPLACEMENT }

    Assignment swappedTo(String taker) {
        return new Assignment(taker, shift, crew, Cause.SWAP, person);
    }

    Assignment replacedBy(String replacement) {
        return new Assignment(replacement, shift, crew, Cause.REPLACEMENT, insteadOf == null ? person : insteadOf);
    }
}

package io.hazardwatch.gateway.escalation;

import io.hazardwatch.gateway.people.ContactMeansKind;

/**
 * An attempt to reach a person by one means: one of the present round, or an earlier one that no provider has taken yet.
 *
 * @param key       idempotency key of the message
 * @param level     level for which the person is called
 * @param round     round of calls to which it belongs
 * @param since     when it was due, called for again, or accepted, ms since the epoch: the patience counts from here
 * @param isOverdue whether the patience has run out and the next means was tried
 */
public record Attempt(String key, String person, ContactMeansKind means, String address, String level, long round, AttemptState state,
                      long since, boolean isOverdue) {
    Attempt with(AttemptState next, long at) {
        return new Attempt(key, person, means, address, level, round, next, at, false);
    }

    /** A refusal keeps the patience running. */
    Attempt refused() {
        return new Attempt(key, person, means, address, level, round, AttemptState.REFUSED, since, isOverdue);
    }

    Attempt overdue() {
        return new Attempt(key, person, means, address, level, round, state, since, true);
    }

    /** The same message counts for another round because it has not been sent yet. */
    Attempt of(long otherRound, String otherLevel, long at) {
        return new Attempt(key, person, means, address, otherLevel, otherRound, state, at, false);
    }

    Attempt moved(long byMillis) {
        return new Attempt(key, person, means, address, level, round, state, since + byMillis, isOverdue);
    }

    /** Whether its result is still awaited: then nothing else is tried because of it. */
    boolean isAwaited() {
        return state == AttemptState.SEEN || !isOverdue && (state == AttemptState.PLANNED || state == AttemptState.ACCEPTED);
    }

    boolean isTo(String other, ContactMeansKind kind, String otherAddress) {
        return person.equals(other) && means == kind && address.equals(otherAddress);
    }
}

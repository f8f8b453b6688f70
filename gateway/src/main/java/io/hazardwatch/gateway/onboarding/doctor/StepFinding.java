package io.hazardwatch.gateway.onboarding.doctor;

/**
 * How a step stands.
 *
 * @param atMillis when that was seen, ms since the epoch; 0 if it is not known
 * @param cause    what is wrong; null unless the state is WRONG
 * @param isNext   whether nothing is wrong before it, and it waits for somebody to do it, or for time: {@link DoctorWords#open} says what
 * @param detail   what was found: a name, a value, an excerpt of a payload; may be empty
 */
public record StepFinding(DoctorStep step, State state, long atMillis, DoctorCause cause, boolean isNext, String detail) {
    /** States of a step. */
    public enum State {
        /** Seen to work. */
        DONE,
        /** Seen not to work. */
        WRONG,
        /** Not yet seen. */
        WAITING
    }
}

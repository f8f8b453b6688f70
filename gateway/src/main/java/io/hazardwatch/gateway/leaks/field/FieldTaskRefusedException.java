package io.hazardwatch.gateway.leaks.field;

/** Why somebody could not take or finish a task. */
public final class FieldTaskRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What stands in the way. */
    public enum Reason {
        /** There is no such task. */
        NO_TASK,
        /** Somebody else has taken it. */
        TASK_TAKEN,
        /** Only who has taken it can finish it. */
        TASK_NOT_YOURS,
        /** It is done, or part of another one. */
        TASK_OVER
    }

    private final Reason reason;
    private final transient FieldTask present;

    FieldTaskRefusedException(Reason reason, FieldTask present) {
        super(reason.name(), null, false, false);
        this.reason = reason;
        this.present = present;
    }

    /** What stands in the way. */
    public Reason reason() {
        return reason;
    }

    /** The task as it is; null if there is none. */
    public FieldTask present() {
        return present;
    }
}

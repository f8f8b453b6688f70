package io.hazardwatch.gateway.escalation;

/** What people are called about. Stored by name. */
public enum SubjectKind {
    /** An alarm of the plant or of the gateway itself. */
    ALARM,
    /** A severe-weather warning for one site. */
    WEATHER,
    /** One leak that several detectors found; its members below P1 are not called about beside it. */
    LEAK,
    /** A matter of duty, such as a missed roll call. */
    DUTY,
    /** A work permit: stop and leave, or another permit's place meets. */
    WORK_PERMIT,
    /** Gas in a household, of which it is told itself; its id begins with that of the alarm and a colon. */
    HOUSEHOLD,
    /** A task of the gas company's field staff that is overdue. */
    FIELD_TASK,
    /** An exercise (演练) of calls: nothing is the matter, and no answer to it concerns anything else. */
    EXERCISE,
    /** Takes back what people were told about another subject, whose id it has. */
    CORRECTION
}

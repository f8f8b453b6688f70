package io.hazardwatch.gateway.kpi;

/** Why a figure has no value. */
public enum MissingReason {
    /** No alarm was announced in the period. */
    NO_ALARMS,
    /** No alarm was raised twice in the period. */
    NO_REPETITIONS,
    /** Nothing is configured there. */
    NOTHING_CONFIGURED,
    /** Nobody acknowledged anything in the period. */
    NO_ACKNOWLEDGEMENTS,
    /** No occurrence began in the period. */
    NO_OCCURRENCES,
    /** No occurrence began, was acknowledged and ended in the period. */
    NO_ENDED_OCCURRENCES,
    /** No notice was planned in the period: nobody but the console is told. */
    NO_NOTICES,
    /** No receiver took a notice of what the figure is about. */
    NO_ACCEPTED_NOTICES,
    /** Receivers say that they took a notice, not that a person got it. */
    NO_RECEIPTS,
    /** No warning of a limit to come was given in the period, or none that came true. */
    NO_WARNINGS,
    /** No limit that is warned of was reached in the period. */
    NO_LIMIT_ALARMS,
    /** Too little of the period was watched: the gateway was not running, or could not decide. */
    NOT_OBSERVED,
    /** Changes of the configuration are not journaled with who approved them. */
    NO_CHANGE_RECORDS
}

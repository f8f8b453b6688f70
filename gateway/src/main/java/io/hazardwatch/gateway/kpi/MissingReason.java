package io.hazardwatch.gateway.kpi;

/** Why a figure has no value. */
public enum MissingReason {
    /** No alarm was announced in the period. */
    NO_ALARMS,
    /** No alarm was raised twice in the period. */
    NO_REPETITIONS,
    /** Nothing is configured for the position. */
    NOTHING_CONFIGURED,
    /** Nobody acknowledged anything in the period. */
    NO_ACKNOWLEDGEMENTS,
    /** No occurrence began in the period. */
    NO_OCCURRENCES,
    /** No occurrence began, was acknowledged and ended in the period. */
    NO_ENDED_OCCURRENCES,
    /** No notice was planned in the period: only the console shows alarms. */
    NO_NOTICES,
    /** No receiver accepted a notice that the figure is about. */
    NO_ACCEPTED_NOTICES,
    /** Receivers confirm that they accepted a notice, not that a person received it. */
    NO_RECEIPTS,
    /** No early warning was given in the period, or none came true. */
    NO_WARNINGS,
    /** No limit with an early warning was reached in the period. */
    NO_LIMIT_ALARMS,
    /** Too little of the period was observed: the gateway was not running, or could not decide. */
    NOT_OBSERVED,
    /** It is not known who approved changes of the configuration: none were recorded yet, or the store is away. */
    NO_CHANGE_RECORDS
}

package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.alarms.Refusal;

/** Explains a refusal in one sentence for the problem document; the console has its own text per {@code reason}. */
final class RefusalText {
    private RefusalText() {}

    static String of(Refusal refusal) {
        return switch (refusal) {
            case STALE -> "something has happened since that was shown: look at the present alarm and acknowledge that";
            case OLD -> "the occurrence named is not the present one";
            case NOTHING -> "there is nothing to acknowledge";
            case ACTIVE -> "the alarm is still active";
            case UNACKED -> "acknowledge the alarm first";
            case STATE -> "not possible in the alarm's present state";
            case UNKNOWN_ALARM -> "no such alarm";
            case NOT_NORMAL -> "the condition is not known to be normal: a violation is pending, or its data cannot be trusted";
            case NO_REASON -> "say why, or what the inspection or function test found";
            case NOT_SHELVABLE -> "alarms of this priority may not be shelved";
            case TOO_LONG -> "longer than is allowed";
            case PAST -> "that time has passed";
            case NEEDS_SUPERVISOR -> "extended for as long as an operator may; a supervisor can extend it further";
            case NEEDS_SECOND_PERSON -> "a second person must agree";
            case NO_PERMIT -> "name the work permit, and what protects people meanwhile";
            case OUT_OF_SERVICE -> "the alarm is out of service";
            case NOT_SHELVED -> "the alarm is not shelved";
            case IN_SERVICE -> "the alarm is in service";
            case NOT_SOUNDING -> "the alarm does not sound";
            case SINGLE_CAUSE -> "a P1 is not suppressed by a single cause";
            case MORE_URGENT -> "the alarm is more urgent than what would suppress it";
            case CONFIGURED -> "the rule is still configured: take it out of the configuration, or the alarm out of service";
            case SYSTEM_ALARM -> "not possible for an alarm of the gateway about itself";
        };
    }
}

package io.hazardwatch.gateway.alarms;

import java.util.EnumSet;
import java.util.Set;

/** Journal record types. Stored by name, so a name must not change once it has been journaled. */
public enum TransitionType {
    ALARM_RAISED,
    ALARM_RAISED_SUPPRESSED,
    ALARM_REACTIVATED,
    ALARM_ESCALATED,
    ALARM_DEESCALATED,
    ALARM_RTN_UNACKED,
    ALARM_LATCHED_UNACKED,
    ALARM_LATCHED,
    ALARM_CLEARED,
    ALARM_AUTO_ACKED,
    ALARM_ACKED,
    ALARM_ACK_REJECTED,
    ALARM_ACK_EXPIRED,
    ALARM_UNACKED,
    ALARM_UNACK_REJECTED,
    ALARM_REALARMED,
    /** An acknowledged latched alarm waits for its reset. */
    ALARM_RESET_PENDING,
    ALARM_RESET,
    ALARM_RESET_REJECTED,
    ALARM_QUALITY_BAD,
    ALARM_QUALITY_GOOD,
    ALARM_COMMENTED,
    /** Another person has taken over the acknowledgement or the shelving, as at a hand-over. */
    ALARM_TAKEN_OVER,
    ALARM_SILENCED,
    ALARM_SILENCE_REJECTED,
    ALARM_SHELVED,
    ALARM_SHELVE_EXTENDED,
    ALARM_SHELVE_REJECTED,
    ALARM_SHELVE_EXPIRED,
    ALARM_UNSHELVED,
    ALARM_UNSHELVE_REJECTED,
    ALARM_SUPPRESSED,
    ALARM_SUPPRESS_REJECTED,
    ALARM_UNSUPPRESSED,
    ALARM_OOS,
    ALARM_OOS_REJECTED,
    ALARM_IN_SERVICE,
    ALARM_IN_SERVICE_REJECTED,
    SYS_OOS_OVERDUE,
    /** Visible again after a suppression, and announced. */
    ALARM_REANNUNCIATED,
    ALARM_DECOMMISSIONED,
    ALARM_DECOMMISSION_REJECTED,
    /** The configuration changed; a {@link Note}. */
    CONFIG,
    /** A site or unit runs in another mode; a {@link Note}. */
    MODE_CHANGED,
    /** The machine's clock jumped, or the clock of a device was set back; a {@link Note}. */
    CLOCK_STEP,
    /** A person logged in; a {@link Note}. */
    LOGGED_IN,
    /** A log-in was wrong, or was tried too often; a {@link Note}. */
    LOG_IN_REFUSED,
    /** A request was refused because the role or the enterprise does not allow it; a {@link Note}. */
    ACCESS_REFUSED,
    /** An account was made, changed or removed, or its password changed; a {@link Note}. */
    ACCOUNT_CHANGED,
    /** A device's credential was issued or revoked; a {@link Note}. */
    CREDENTIAL_CHANGED,
    /** An export was ordered, fetched, stopped or deleted; a {@link Note}. */
    EXPORT,
    /** State of an alarm when a new journal had to be begun. */
    ALARM_CARRIED_OVER,
    /** The journal's file was damaged, removed or replaced, and has been rewritten; a {@link Note}. */
    JOURNAL_RENEWED,
    /** The people on duty changed, or took over open alarms; a {@link Note}. */
    HANDOVER,
    /** The person on duty was asked to answer, answered, or did not answer; a {@link Note}. */
    ROLL_CALL,
    /** A person ordered a roll call; a {@link Note}. */
    SPOT_CHECK,
    /** A person wrote into the duty log or signed it; a {@link Note}. */
    DUTY_LOG,
    /** A weather warning was received or refused, or a person matched it with a site; a {@link Note}. */
    WEATHER_WARNING,
    /** People were told of a weather warning, or of its end; a {@link Note}. */
    WEATHER_TOLD,
    /** A person answered for a weather warning; a {@link Note}. */
    WEATHER_ANSWERED,
    /** A person confirmed an action on a weather warning, or said why it cannot be done; a {@link Note}. */
    WEATHER_ACTION,
    /** Work was forbidden or rules became tighter at a site because of the weather, or that ended; a {@link Note}. */
    WEATHER_RESTRICTION,
    /** Two people have signed a day of the duty log; the reason names its hash; a {@link Note}. */
    DUTY_DAY_SIGNED,
    /** A person, or a means to reach one, was added, changed, verified or removed; a {@link Note}. */
    PERSON_CHANGED,
    /** A post was added, changed or removed; a {@link Note}. */
    POST_CHANGED,
    /** A level of an enterprise's chain was set, or is the usual one again; a {@link Note}. */
    LEVEL_CHANGED,
    /** A holiday, a key period or the hours of night were changed; a {@link Note}. */
    CALENDAR_CHANGED,
    /** Everybody of a chain was called, and nobody answered; a {@link Note}. */
    NOBODY_ANSWERED,
    /** A person wanted the next level to be called, or said that somebody cannot come; a {@link Note}. */
    CALLS_CHANGED,
    /** An exercise of calls was ordered, ended, or showed a weakness; a {@link Note}. */
    CALLS_EXERCISE,
    /** A person took back what people had been told; a {@link Note}. */
    CALLS_CORRECTED,
    /** A work permit was issued, began, was suspended, closed or ended, or its people were told to stop; a {@link Note}. */
    WORK_PERMIT,
    /** Limits near special work became tighter, or are as configured again; a {@link Note}. */
    PERMIT_LIMITS,
    /** A person recorded a bump test or a calibration of an instrument; a {@link Note}. */
    INSTRUMENT_CHECKED,
    /** A person recorded something in the file of a hazard source, or it must be assessed again; a {@link Note}. */
    HAZARD_FILE,
    /** A person entered, confirmed or refused an entry of a stock book; a {@link Note}. */
    STOCK_BOOK,
    /** A leak was told, is over, or was joined with another; a {@link Note}. */
    LEAK,
    /** A warning of ours was prepared, released, sent or discarded; a {@link Note}. */
    OWN_WARNING,
    /** A person told a neighbour of a site, or tried to; a {@link Note}. */
    NEIGHBOUR_CALLED,
    /** What became of the calls to a household about gas there; a {@link Note}. */
    HOUSEHOLD_CALLED,
    /** A task of field staff was opened, taken or done, or is overdue; a {@link Note}. */
    FIELD_TASK,
    /** A person confirmed that the outside monitor paged when its calls were withheld; a {@link Note}. */
    FORCED_MISS_CONFIRMED,
    /** A person asked another to agree to an action, or agreed or declined; a {@link Note}. */
    SECOND_PERSON,
    /** A person did what no other entry tells; the subject is the call; a {@link Note}. */
    ACTION;

    private static final Set<TransitionType> REDUCING = EnumSet.of(ALARM_SHELVED, ALARM_SHELVE_EXTENDED, ALARM_OOS, ALARM_DECOMMISSIONED);
    private static final Set<TransitionType> RESTORING = EnumSet.of(ALARM_UNSHELVED, ALARM_SHELVE_EXPIRED, ALARM_IN_SERVICE);

    /** Whether a person made the gateway tell less of an alarm, or nothing, by that. */
    public boolean reducesMonitoring() {
        return REDUCING.contains(this);
    }

    /** Whether an alarm is told as usual again after {@link #reducesMonitoring}. */
    public boolean restoresMonitoring() {
        return RESTORING.contains(this);
    }
}

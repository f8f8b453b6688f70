package io.hazardwatch.gateway.accounts;

/** What a person may do, granted by {@link Role}. The table in {@code docs/access.md} says which role grants which. */
public enum Capability {
    /** The own session, password and PIN. */
    OWN_ACCOUNT,
    /** Reads sites, points, alarms, figures, duty and weather. */
    READ,
    /** Reads the journal of alarms and of what people did. */
    READ_JOURNAL,
    /** Reads the access log. */
    READ_ACCESS_LOG,
    /** Orders exports of readings, and fetches the own ones. */
    EXPORT,
    /** Fetches and deletes exports that others ordered. */
    FETCH_ANY_EXPORT,
    /** Reads how people are reached. */
    READ_CONTACTS,
    /** Acknowledges, silences, shelves, resets and comments. */
    HANDLE_ALARMS,
    /** Acknowledges more than ten alarms in one call. */
    BULK_ACKNOWLEDGE,
    /** Withdraws acknowledgements. */
    WITHDRAW_ACKNOWLEDGEMENTS,
    /** Shelves for longer than an operator may. */
    SHELVE_LONG,
    /** Takes alarms out of service and returns them to service. */
    TAKE_OUT_OF_SERVICE,
    /** Records bump tests and calibrations of instruments, and proofs of equipment. */
    RECORD_INSTRUMENT_CHECKS,
    /** Records assessments, filings and documents of hazard sources. */
    KEEP_HAZARD_FILES,
    /** Enters into the stock books of hazard sources, and confirms what another person entered. */
    KEEP_STOCK_BOOKS,
    /** Ends alarms that are no longer configured. */
    DECOMMISSION_ALARMS,
    /** Says in which mode a unit of a plant runs. */
    SET_UNIT_MODE,
    /** Asks another person to agree to an action that takes two, and agrees to one that the own rights allow. */
    AGREE_TO_ACTIONS,
    /** Takes or declines calls and warnings that the gateway tells people of. */
    ANSWER_CALLS,
    /** Answers roll calls. */
    ANSWER_ROLL_CALLS,
    /** Orders spot-checks and exercises of calls. */
    ORDER_CHECKS,
    /** Writes and signs the duty log, and accepts hand-overs. */
    KEEP_DUTY_LOG,
    /** Asks for the own leave and swaps of shifts. */
    PLAN_OWN_DUTY,
    /** Plans who is on duty, and the calendar. */
    PLAN_DUTY,
    /** Looks at messages to people and at demo phones before somebody is called. */
    TRY_MESSAGES,
    /** Hands in weather warnings, and says which sites they concern. */
    HAND_IN_WARNINGS,
    /** Confirms what a warning asks a site to do. */
    CONFIRM_ACTIONS,
    /** Hands in, suspends and closes permits of special work. */
    KEEP_PERMITS,
    /** Prepares, releases and corrects warnings of our own. */
    PUBLISH_WARNINGS,
    /** Tries rules on stored readings. */
    BACK_TEST,
    /** Puts limits, rules and sites into force. */
    CHANGE_CONFIGURATION,
    /** Edits people, posts and levels. */
    EDIT_PEOPLE,
    /** Issues and revokes credentials of devices. */
    MANAGE_CREDENTIALS,
    /** Makes, changes and removes accounts. */
    MANAGE_ACCOUNTS
}

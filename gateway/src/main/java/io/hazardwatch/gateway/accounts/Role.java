package io.hazardwatch.gateway.accounts;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** A named set of capabilities. The first five include each all before it; the others stand by themselves. */
public enum Role {
    /** Reads. */
    VIEWER(null, Capability.OWN_ACCOUNT, Capability.READ, Capability.READ_JOURNAL, Capability.EXPORT),
    /** Handles alarms and duty. */
    OPERATOR(VIEWER, Capability.READ_CONTACTS, Capability.HANDLE_ALARMS, Capability.SET_UNIT_MODE, Capability.AGREE_TO_ACTIONS,
            Capability.ANSWER_CALLS, Capability.ANSWER_ROLL_CALLS, Capability.KEEP_DUTY_LOG, Capability.PLAN_OWN_DUTY, Capability.TRY_MESSAGES,
            Capability.HAND_IN_WARNINGS, Capability.CONFIRM_ACTIONS, Capability.KEEP_PERMITS, Capability.KEEP_STOCK_BOOKS,
            Capability.PUBLISH_WARNINGS, Capability.BACK_TEST),
    /** Takes alarms out of service and returns them to service, and records checks of instruments. */
    MAINTENANCE(OPERATOR, Capability.TAKE_OUT_OF_SERVICE, Capability.RECORD_INSTRUMENT_CHECKS),
    /** Supervises a shift: withdraws acknowledgements, shelves longer, plans duty. */
    SUPERVISOR(MAINTENANCE, Capability.BULK_ACKNOWLEDGE, Capability.WITHDRAW_ACKNOWLEDGEMENTS, Capability.SHELVE_LONG,
            Capability.ORDER_CHECKS, Capability.PLAN_DUTY, Capability.KEEP_HAZARD_FILES, Capability.FETCH_ANY_EXPORT),
    /** Manages credentials, people and accounts, and ends alarms that are no longer configured. */
    ADMIN(SUPERVISOR, Capability.DECOMMISSION_ALARMS, Capability.CHANGE_CONFIGURATION, Capability.EDIT_PEOPLE, Capability.MANAGE_CREDENTIALS,
            Capability.MANAGE_ACCOUNTS, Capability.READ_ACCESS_LOG),
    /** Answers notices and roll calls. */
    DUTY(VIEWER, Capability.ANSWER_CALLS, Capability.ANSWER_ROLL_CALLS),
    /** Works on limits, rules and the registry. */
    ENGINEER(VIEWER, Capability.BACK_TEST, Capability.CHANGE_CONFIGURATION, Capability.AGREE_TO_ACTIONS, Capability.KEEP_HAZARD_FILES),
    /** Manages people and credentials of one enterprise. */
    ENTERPRISE_ADMIN(VIEWER, Capability.READ_CONTACTS, Capability.EDIT_PEOPLE, Capability.MANAGE_CREDENTIALS, Capability.MANAGE_ACCOUNTS,
            Capability.KEEP_HAZARD_FILES),
    /** Sees all of its scope, orders checks and supervises; changes and acknowledges nothing of a plant. */
    REGULATOR(VIEWER, Capability.ORDER_CHECKS),
    /** Reads the journal and the access log, and nothing else. */
    AUDITOR(null, Capability.OWN_ACCOUNT, Capability.READ_JOURNAL, Capability.READ_ACCESS_LOG),
    /** The first of three administrators: configuration, people and devices, and no accounts. */
    SYSTEM_ADMIN(VIEWER, Capability.READ_CONTACTS, Capability.BACK_TEST, Capability.DECOMMISSION_ALARMS, Capability.CHANGE_CONFIGURATION,
            Capability.AGREE_TO_ACTIONS, Capability.EDIT_PEOPLE, Capability.MANAGE_CREDENTIALS, Capability.KEEP_HAZARD_FILES),
    /** The second: accounts and their rights, and nothing that these rights are for. */
    SECURITY_ADMIN(null, Capability.OWN_ACCOUNT, Capability.READ, Capability.MANAGE_ACCOUNTS),
    /** The third: reads what all others did. */
    AUDIT_ADMIN(null, Capability.OWN_ACCOUNT, Capability.READ_JOURNAL, Capability.READ_ACCESS_LOG);

    private static final Set<Role> OF_ADMINISTRATORS_ONLY = EnumSet.of(ADMIN, REGULATOR, AUDITOR, SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN);

    private final Set<Capability> granted;

    Role(Role included, Capability... more) {
        EnumSet<Capability> all = EnumSet.noneOf(Capability.class);
        if (included != null) {
            all.addAll(included.granted);
        }
        Collections.addAll(all, more);
        granted = Collections.unmodifiableSet(all);
    }

    /** Whether people of this role may do that. */
    public boolean grants(Capability capability) {
        return granted.contains(capability);
    }

    /** All that people of this role may do. */
    public Set<Capability> granted() {
        return granted;
    }

    /**
     * Likewise where three administrators cannot do each other's work: {@link #ADMIN} does nothing any more, and {@link #ENTERPRISE_ADMIN} leaves
     * accounts to a security administrator of the enterprise.
     */
    public Set<Capability> granted(boolean isSplit) {
        if (!isSplit || this != ADMIN && this != ENTERPRISE_ADMIN) {
            return granted;
        }
        EnumSet<Capability> left = this == ADMIN ? EnumSet.of(Capability.OWN_ACCOUNT) : EnumSet.copyOf(granted);
        left.remove(Capability.MANAGE_ACCOUNTS);
        return Collections.unmodifiableSet(left);
    }

    /**
     * Whether people of this role may make, change and remove accounts of {@code other}. Only an administrator does so for roles that could
     * do more than an enterprise has to say.
     */
    public boolean mayManage(Role other) {
        return grants(Capability.MANAGE_ACCOUNTS) && (this == ADMIN || this == SECURITY_ADMIN || !OF_ADMINISTRATORS_ONLY.contains(other));
    }
}

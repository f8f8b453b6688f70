package io.hazardwatch.gateway.app.views;

import io.hazardwatch.gateway.accounts.Accounts;
import io.hazardwatch.gateway.accounts.EmergencyAccount;
import io.hazardwatch.gateway.accounts.Role;
import io.hazardwatch.gateway.api.access.SealedAccount;
import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.time.Clock;
import java.nio.file.Path;

/** Implements the API's port for the account for emergencies; as long as it is used and not sealed again there is a P1 system alarm. */
final class AlarmedAccount implements SealedAccount {
    private static final String PART = "access";
    private static final String ALARM = "break-glass";
    private static final Text USED = new Text("应急账户 break-glass 已被使用：查明原因，并重新封存",
            "the break-glass account was used: find out why, and seal it again");

    private final EmergencyAccount account;
    private final SystemAlarms alarms;
    private final Role role;
    private final Clock clock;

    /**
     * @param data the directory that keeps a use which the relational store has not taken yet
     * @param role that the account has in use
     */
    AlarmedAccount(Accounts accounts, Path data, SystemAlarms alarms, Role role, Clock clock) {
        account = new EmergencyAccount(accounts, NAME, data);
        account.recall(role);
        this.alarms = alarms;
        this.role = role;
        this.clock = clock;
        if (state() == State.USED) {
            alarms.raise(PART, ALARM, USED, Priority.P1);
        }
    }

    @Override
    public State state() {
        return account.isSealed() ? State.SEALED : account.isThere() ? State.USED : State.NONE;
    }

    @Override
    public String seal() {
        String password = account.seal(role, clock.millis());
        alarms.clear(PART, ALARM);
        return password;
    }

    @Override
    public boolean use() {
        alarms.raise(PART, ALARM, USED, Priority.P1);
        return account.spend(role);
    }
}

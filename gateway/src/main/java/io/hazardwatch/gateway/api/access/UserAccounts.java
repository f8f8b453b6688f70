package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.accounts.AccountChange;
import io.hazardwatch.gateway.api.http.Caller;
import java.util.List;

/** People's accounts, for administrators and for themselves; blocking, called on worker threads only. */
public interface UserAccounts {
    /** Makes an account. */
    AccountChange create(Caller person, String password);

    /** Gives the person of that name that role and enterprise. */
    AccountChange change(Caller person);

    /** Gives the person of that name another password. */
    AccountChange setPassword(String name, String password);

    /** Everybody. */
    List<Caller> all();

    /** Ends an account; false when there is none of that name. */
    boolean remove(String name);
}

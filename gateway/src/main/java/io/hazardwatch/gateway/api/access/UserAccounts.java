package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.accounts.AccountChange;
import io.hazardwatch.gateway.api.http.Caller;
import java.util.List;

/** People's accounts, for administrators and for people themselves. Blocking; worker threads only. */
public interface UserAccounts {
    /** Creates an account. */
    AccountChange create(Caller person, String password);

    /** Sets role and enterprise of the person of that name. */
    AccountChange change(Caller person);

    /** Sets the password of the person of that name. */
    AccountChange setPassword(String name, String password);

    /** All people. */
    List<Caller> all();

    /**
     * Removes an account.
     *
     * @return false if there is none of that name
     */
    boolean remove(String name);
}

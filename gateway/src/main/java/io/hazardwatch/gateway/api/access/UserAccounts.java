package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.accounts.AccountChange;
import io.hazardwatch.gateway.accounts.ProviderIdentity;
import io.hazardwatch.gateway.accounts.Role;
import io.hazardwatch.gateway.accounts.Scope;
import io.hazardwatch.gateway.api.http.Caller;
import java.util.List;

/** People's accounts, for administrators and for people themselves. Blocking; worker threads only. */
public interface UserAccounts {
    /**
     * Creates an account.
     *
     * @param personId who logs in by it, see room people; null = nobody in particular
     */
    AccountChange create(Caller account, String password, String personId);

    /** Sets role, enterprise and person of the account of that name. */
    AccountChange change(Caller account, String personId);

    /** The id of the person who logs in by that account; null = nobody in particular, or no such account. Any thread, from memory. */
    String personOf(String name);

    /** Sets the password of the person of that name. */
    AccountChange setPassword(String name, String password);

    /** Sets the PIN of the account of that name. */
    AccountChange setPin(String name, String pin);

    /**
     * Takes in somebody whom an identity provider has let in, with those rights from now on.
     *
     * @param shownName what the provider calls the person; may be null
     * @return the name of the account
     */
    String admit(ProviderIdentity identity, String shownName, Role role, Scope scope);

    /** The account of that person at an identity provider; null when there is none. Any thread, from memory. */
    String nameOf(ProviderIdentity identity);

    /** Whether an identity provider keeps the password of that account. Any thread, from memory. */
    boolean isOfProvider(String name);

    /** Removes the second factor of an account, which ends its sessions; false if it has none. */
    boolean removeFactor(String name);

    /** All people. */
    List<Caller> all();

    /**
     * Removes an account.
     *
     * @return false if there is none of that name
     */
    boolean remove(String name);
}

package io.hazardwatch.gateway.accounts;

import java.util.List;

/** Keeps second factors over a restart. Blocking; fails with {@link io.hazardwatch.gateway.database.DatabaseAwayException}. */
public interface SecondFactorStore {
    List<SecondFactor> all();

    /** Adds or replaces the factor of an account. */
    void put(SecondFactor factor);

    void remove(String account);

    /** Keeps a use on this machine for times when the store is away, where the store is elsewhere. */
    void putCopy(SecondFactor used);

    /** Runs {@code told} each time the store returns; on a thread that may block. */
    void onReturn(Runnable told);
}

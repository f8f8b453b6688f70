package io.hazardwatch.gateway.accounts;

import java.util.List;

/** Keeps second factors over a restart. Blocking; fails with {@link io.hazardwatch.gateway.database.DatabaseAwayException}. */
public interface SecondFactorStore {
    List<SecondFactor> all();

    /** Adds or replaces the factor of an account. */
    void put(SecondFactor factor);

    void remove(String account);
}

package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.accounts.SecondFactor;
import io.hazardwatch.gateway.accounts.SecondFactorStore;
import java.util.List;

/** Second factors are kept by who uses this, and not over a restart. */
final class DeskFactors implements SecondFactorStore {
    @Override
    public List<SecondFactor> all() {
        return List.of();
    }

    @Override
    public void put(SecondFactor factor) {
        // kept in memory
    }

    @Override
    public void putCopy(SecondFactor used) {
        // there is one place
    }

    @Override
    public void onReturn(Runnable told) {
        // never away
    }

    @Override
    public void remove(String account) {
        // kept in memory
    }
}

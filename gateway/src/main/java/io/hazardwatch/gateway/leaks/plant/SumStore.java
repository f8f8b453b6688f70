package io.hazardwatch.gateway.leaks.plant;

import java.util.List;

/** Keeps what was counted over a restart. Throws what the relational store throws. */
public interface SumStore {
    /** All that is stored. */
    List<StoredSum> load();

    /** Replaces those of the same keys. */
    void save(List<StoredSum> sums);
}

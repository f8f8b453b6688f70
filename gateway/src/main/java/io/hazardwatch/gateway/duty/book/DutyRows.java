package io.hazardwatch.gateway.duty.book;

import io.hazardwatch.gateway.duty.handover.Handover;
import io.hazardwatch.gateway.duty.log.DutyLogEntry;
import io.hazardwatch.gateway.duty.rollcall.RollCall;
import io.hazardwatch.gateway.duty.rollcall.SpotCheck;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rows to be written, each in its newest form; written in one transaction. One thread. */
public final class DutyRows {
    private final Map<String, RollCall> rollCalls = new LinkedHashMap<>();
    private final Map<String, SpotCheck> spotChecks = new LinkedHashMap<>();
    private final Map<String, Handover> handovers = new LinkedHashMap<>();
    private final Map<String, DutyLogEntry> entries = new LinkedHashMap<>();

    public void put(RollCall row) {
        rollCalls.put(row.id(), row);
    }

    public void put(SpotCheck row) {
        spotChecks.putIfAbsent(row.id(), row);
    }

    public void put(Handover row) {
        handovers.put(row.id(), row);
    }

    /** An entry is never changed: of two with one id the first counts. */
    public void put(DutyLogEntry row) {
        entries.putIfAbsent(row.id(), row);
    }

    public Collection<RollCall> rollCalls() {
        return rollCalls.values();
    }

    public Collection<SpotCheck> spotChecks() {
        return spotChecks.values();
    }

    public Collection<Handover> handovers() {
        return handovers.values();
    }

    public Collection<DutyLogEntry> entries() {
        return entries.values();
    }

    public int size() {
        return rollCalls.size() + spotChecks.size() + handovers.size() + entries.size();
    }

    void clear() {
        rollCalls.clear();
        spotChecks.clear();
        handovers.clear();
        entries.clear();
    }
}

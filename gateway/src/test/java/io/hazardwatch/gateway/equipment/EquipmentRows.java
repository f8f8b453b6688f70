package io.hazardwatch.gateway.equipment;

import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.database.DatabaseHealth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Stored records of equipment in memory; they outlive the book. Also what was journaled. */
public final class EquipmentRows implements EquipmentStore, EquipmentBook.Journal {
    final List<EquipmentProof> proofs = new ArrayList<>();
    final List<EquipmentBypass> bypasses = new ArrayList<>();
    final Map<String, Long> reminders = new TreeMap<>();
    final List<Record> journaled = new ArrayList<>();
    boolean isAway;

    private void answer() {
        if (isAway) {
            throw new DatabaseAwayException(DatabaseHealth.Condition.AWAY, "", null);
        }
    }

    @Override
    public List<EquipmentProof> proofs(int most) {
        answer();
        return List.copyOf(proofs);
    }

    @Override
    public List<EquipmentBypass> bypasses(int most) {
        answer();
        return List.copyOf(bypasses);
    }

    @Override
    public void add(EquipmentProof proof) {
        answer();
        proofs.add(proof);
    }

    @Override
    public void add(EquipmentBypass bypass) {
        answer();
        bypasses.add(bypass);
    }

    @Override
    public void end(EquipmentBypass bypass) {
        answer();
        bypasses.replaceAll(each -> each.id().equals(bypass.id()) ? bypass : each);
    }

    @Override
    public List<String> reminders() {
        answer();
        return List.copyOf(reminders.keySet());
    }

    @Override
    public void reminded(Collection<String> ids, long atMillis) {
        answer();
        ids.forEach(id -> reminders.put(id, atMillis));
    }

    @Override
    public void forgetReminders(long beforeMillis) {
        answer();
        reminders.values().removeIf(at -> at < beforeMillis);
    }

    @Override
    public void proved(EquipmentProof proof) {
        journaled.add(proof);
    }

    @Override
    public void bypassed(EquipmentBypass bypass) {
        journaled.add(bypass);
    }
}

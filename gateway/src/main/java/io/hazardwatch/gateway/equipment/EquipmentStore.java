package io.hazardwatch.gateway.equipment;

import java.util.List;

/** Where proofs, bypasses and sent reminders are kept. Blocking; throws if it is away. */
public interface EquipmentStore {
    /** At most so many proofs: the newest of each piece of equipment, kind and result go before all that are older. */
    List<EquipmentProof> proofs(int most);

    /** All open bypasses and the newest that ended, oldest first. */
    List<EquipmentBypass> bypasses(int most);

    void add(EquipmentProof proof);

    void add(EquipmentBypass bypass);

    /** Writes the end of a bypass. */
    void end(EquipmentBypass bypass);

    /** Ids of reminders that were sent. */
    List<String> reminders();

    void reminded(String id, long atMillis);

    /** Forgets reminders sent before. */
    void forgetReminders(long beforeMillis);
}

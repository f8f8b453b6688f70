package io.hazardwatch.gateway.equipment;

import io.hazardwatch.gateway.reminders.DueReminderStore;
import java.util.List;

/** Where proofs, bypasses and sent reminders are kept. Blocking; throws if it is away. */
public interface EquipmentStore extends DueReminderStore {
    /** At most so many proofs: the newest of each piece of equipment, kind and result go before all that are older. */
    List<EquipmentProof> proofs(int most);

    /** All open bypasses and the newest that ended, oldest first. */
    List<EquipmentBypass> bypasses(int most);

    void add(EquipmentProof proof);

    void add(EquipmentBypass bypass);

    /** Writes the end of a bypass. */
    void end(EquipmentBypass bypass);
}

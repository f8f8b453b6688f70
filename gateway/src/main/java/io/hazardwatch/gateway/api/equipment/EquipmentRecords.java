package io.hazardwatch.gateway.api.equipment;

import io.hazardwatch.gateway.equipment.CameraStates;
import io.hazardwatch.gateway.equipment.EquipmentBypass;
import io.hazardwatch.gateway.equipment.EquipmentKey;
import io.hazardwatch.gateway.equipment.EquipmentProof;
import io.hazardwatch.gateway.equipment.EquipmentStandings;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Port to the proofs and bypasses of equipment that people record. Any thread. */
public interface EquipmentRecords extends EquipmentStandings {
    /** Which cameras can be reached. */
    CameraStates cameras();

    /** Records a proof, whose id is given by the port; fails when the store is away. */
    CompletionStage<EquipmentProof> record(EquipmentProof proof);

    /** Records that a bypass began; completes with null if there is one already. */
    CompletionStage<EquipmentBypass> begin(EquipmentBypass bypass);

    /** Records that a bypass has ended; completes with null if that one does not last. */
    CompletionStage<EquipmentBypass> end(EquipmentKey equipment, String id, EquipmentBypass.Ended end);

    /** The recorded proofs, the newest first; from memory. */
    List<EquipmentProof> proofs(EquipmentKey equipment);

    /** The recorded bypasses, the newest first; from memory. */
    List<EquipmentBypass> bypasses(EquipmentKey equipment);

    /** Whether what is stored is known. */
    boolean isKnown();
}

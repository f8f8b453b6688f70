package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Something that contains a hazard or protects from it, as a site file states it: tank, relief valve, safety loop.
 *
 * @param hazardSource null = of the whole site
 * @param certificate  its certificate or registration
 * @param proofs       stated dates by kind of proof; a kind that is absent does not apply
 * @param points       points that are worth nothing while it does not work
 */
public record Equipment(String id, EquipmentKind kind, Text name, String hazardSource, EquipmentState state, Certificate certificate,
                        Map<ProofKind, ProofDates> proofs, List<PointId> points) {
    public Equipment {
        proofs = proofs.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(proofs));
        points = List.copyOf(points);
    }

    /**
     * Certificate of equipment.
     *
     * @param number empty if none is stated
     * @param until  last day on which it is valid; null when not stated
     */
    public record Certificate(String number, LocalDate until) {
        /** None is stated. */
        public static final Certificate NONE = new Certificate("", null);

        /** For people who compare configurations. */
        @Override
        public String toString() {
            return number + '/' + (until == null ? "?" : until);
        }
    }

    /** The stated dates of one kind of proof. */
    public ProofDates stated(ProofKind kind) {
        return proofs.getOrDefault(kind, ProofDates.NONE);
    }
}

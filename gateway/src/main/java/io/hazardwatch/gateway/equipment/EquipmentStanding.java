package io.hazardwatch.gateway.equipment;

import io.hazardwatch.gateway.registry.Equipment;
import io.hazardwatch.gateway.registry.EquipmentState;
import io.hazardwatch.gateway.registry.ProofDates;
import io.hazardwatch.gateway.registry.ProofKind;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What counts of equipment: its dates, of the site file or recorded since, whichever is newer, and its bypass. A proof that failed makes nothing
 * due later. Immutable.
 *
 * @param dates  by kind of proof; a kind that neither the file nor a record names is absent
 * @param failed days of failed proofs after which none of that kind has passed
 * @param bypass null if there is none
 * @param isRead whether what was recorded is known; otherwise nobody can say that it protects
 */
public record EquipmentStanding(Equipment equipment, Map<ProofKind, ProofDates> dates, Map<ProofKind, LocalDate> failed, EquipmentBypass bypass,
                                boolean isRead) {
    /** Merges what the site file states with what was recorded, the newest first. */
    public static EquipmentStanding of(Equipment equipment, List<EquipmentProof> proofs, EquipmentBypass bypass) {
        Map<ProofKind, ProofDates> dates = new EnumMap<>(ProofKind.class);
        Map<ProofKind, LocalDate> failed = new EnumMap<>(ProofKind.class);
        dates.putAll(equipment.proofs());
        for (ProofKind kind : ProofKind.values()) {
            List<EquipmentProof> own = proofs.stream().filter(proof -> proof.kind() == kind).toList();
            if (own.isEmpty()) {
                continue;
            }
            ProofDates stated = equipment.stated(kind);
            own.stream().filter(EquipmentProof::isPassed).findFirst().filter(passed -> !isAfter(stated.last(), passed.day()))
                    .ifPresent(passed -> dates.put(kind, new ProofDates(passed.day(), dueAfter(passed, stated))));
            EquipmentProof newest = own.getFirst();
            if (!newest.isPassed() && !isAfter(stated.last(), newest.day())) {
                failed.put(kind, newest.day());
            }
        }
        return new EquipmentStanding(equipment, dates, failed, bypass, true);
    }

    /** The same before what was recorded could be read. */
    EquipmentStanding unread() {
        return new EquipmentStanding(equipment, dates, failed, bypass, false);
    }

    /** A proof that states no next one leaves what the file says, if that lies after it. */
    private static LocalDate dueAfter(EquipmentProof passed, ProofDates stated) {
        return passed.due() == null && isAfter(stated.due(), passed.day()) ? stated.due() : passed.due();
    }

    private static boolean isAfter(LocalDate day, LocalDate other) {
        return day != null && day.isAfter(other);
    }

    /** The dates of one kind of proof. */
    public ProofDates dates(ProofKind kind) {
        return dates.getOrDefault(kind, ProofDates.NONE);
    }

    /** When it was last proved in the way its kind must be; null if never. */
    public LocalDate proved() {
        return dates(equipment.kind().proof()).last();
    }

    /** Every reason, also those that begin later. */
    public List<EquipmentGap> gaps(ZoneId zone) {
        if (equipment.state() == EquipmentState.OUT_OF_SERVICE) {
            return List.of(new EquipmentGap(EquipmentGap.Reason.OUT_OF_SERVICE, 0));
        }
        List<EquipmentGap> gaps = new ArrayList<>();
        if (!isRead) {
            gaps.add(new EquipmentGap(EquipmentGap.Reason.NOT_KNOWN, 0));
        }
        if (bypass != null) {
            gaps.add(new EquipmentGap(EquipmentGap.Reason.BYPASSED, bypass.sinceMillis()));
        }
        for (ProofKind kind : ProofKind.values()) {
            add(gaps, overdue(kind), dates(kind).due(), zone);
            add(gaps, EquipmentGap.Reason.UNPROVEN, failed.get(kind), zone);
        }
        if (proved() == null) {
            gaps.add(new EquipmentGap(EquipmentGap.Reason.UNPROVEN, 0));
        }
        LocalDate until = equipment.certificate().until();
        add(gaps, EquipmentGap.Reason.CERTIFICATE_EXPIRED, until == null ? null : until.plusDays(1), zone);
        return gaps;
    }

    private static EquipmentGap.Reason overdue(ProofKind kind) {
        return switch (kind) {
            case INSPECTION -> EquipmentGap.Reason.INSPECTION_OVERDUE;
            case CALIBRATION -> EquipmentGap.Reason.CALIBRATION_OVERDUE;
            case PROOF_TEST -> EquipmentGap.Reason.UNPROVEN;
        };
    }

    private static void add(List<EquipmentGap> gaps, EquipmentGap.Reason reason, LocalDate day, ZoneId zone) {
        if (day != null) {
            gaps.add(new EquipmentGap(reason, day.atStartOfDay(zone).toInstant().toEpochMilli()));
        }
    }
}

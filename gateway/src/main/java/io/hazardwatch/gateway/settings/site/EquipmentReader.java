package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Equipment;
import io.hazardwatch.gateway.registry.EquipmentKind;
import io.hazardwatch.gateway.registry.EquipmentState;
import io.hazardwatch.gateway.registry.HazardSource;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.ProofDates;
import io.hazardwatch.gateway.registry.ProofKind;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the {@code equipment} of a site. One thread. */
final class EquipmentReader {
    private static final int EQUIPMENT_MAX = 5_000;
    private static final int POINTS_MAX = 100;
    private static final int NUMBER_MAX = 64;
    private static final Map<ProofKind, String> KEYS = Map.of(ProofKind.INSPECTION, "inspection", ProofKind.CALIBRATION, "calibration",
            ProofKind.PROOF_TEST, "proofTest");

    private final SitePoints points;
    private final List<HazardSource> sources;

    EquipmentReader(SitePoints points, List<HazardSource> sources) {
        this.points = points;
        this.sources = sources;
    }

    List<Equipment> read(YamlMap top) {
        List<Equipment> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlMap fields : top.maps("equipment")) {
            Equipment each = equipment(fields);
            if (each != null && seen.add(each.id())) {
                all.add(each);
            } else if (each != null) {
                fields.broken("id", "must stand only once in its site");
            }
        }
        if (all.size() > EQUIPMENT_MAX) {
            top.broken("equipment", "must be at most " + EQUIPMENT_MAX);
        }
        return all;
    }

    private Equipment equipment(YamlMap fields) {
        String id = fields.ownName("id");
        EquipmentKind kind = fields.choice("kind", null, EquipmentKind.values());
        if (!fields.has("kind")) {
            fields.broken("kind", "must be given");
        }
        Text name = fields.display("name", id == null ? "" : id);
        String source = TankReader.hazardSource(fields, sources);
        EquipmentState state = fields.choice("state", EquipmentState.IN_SERVICE, EquipmentState.values());
        Equipment.Certificate certificate = certificate(fields.map("certificate"));
        Map<ProofKind, ProofDates> proofs = proofs(fields);
        List<Point> named = fields.has("points") ? points.points(fields, "points", 0, POINTS_MAX) : List.of();
        fields.done("id", "kind", "name", "hazardSource", "state", "certificate", "inspection", "calibration", "proofTest", "points");
        return id == null || kind == null ? null
                : new Equipment(id, kind, name, source, state, certificate, proofs, named.stream().map(Point::id).toList());
    }

    private static Equipment.Certificate certificate(YamlMap fields) {
        String number = fields.text("number", "");
        LocalDate until = CalibrationReader.day(fields, "until");
        fields.done("number", "until");
        if (number.length() > NUMBER_MAX) {
            fields.broken("number", "must have at most " + NUMBER_MAX + " characters");
        }
        return new Equipment.Certificate(number, until);
    }

    private static Map<ProofKind, ProofDates> proofs(YamlMap fields) {
        Map<ProofKind, ProofDates> all = new EnumMap<>(ProofKind.class);
        for (ProofKind kind : ProofKind.values()) {
            String key = KEYS.get(kind);
            if (fields.has(key)) {
                YamlMap dates = fields.map(key);
                LocalDate last = CalibrationReader.day(dates, "last");
                LocalDate due = CalibrationReader.day(dates, "due");
                dates.done("last", "due");
                CalibrationReader.checkOrder(dates, last, due);
                all.put(kind, new ProofDates(last, due));
            }
        }
        return all;
    }
}

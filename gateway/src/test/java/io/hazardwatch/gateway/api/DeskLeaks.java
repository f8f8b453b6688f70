package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.leaks.DetectorHealth;
import io.hazardwatch.gateway.leaks.Evidence;
import io.hazardwatch.gateway.leaks.EvidenceKind;
import io.hazardwatch.gateway.leaks.Leak;
import io.hazardwatch.gateway.leaks.LeakMember;
import io.hazardwatch.gateway.leaks.LeakState;
import io.hazardwatch.gateway.leaks.Leaks;
import io.hazardwatch.gateway.leaks.ProbableSource;
import io.hazardwatch.gateway.leaks.WindObservation;
import io.hazardwatch.gateway.leaks.WindUnknown;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import java.util.ArrayList;
import java.util.List;

/** The leaks of a {@link Desk}: one for each of its two enterprises, and what a test adds. */
final class DeskLeaks implements Leaks {
    final List<Leak> added = new ArrayList<>(List.of(of(Desk.GAS, true), of(Desk.OTHER, false)));

    static String idOf(PointId point) {
        return point.enterprise() + '.' + point.site() + ".methane.1763800000";
    }

    /** A leak of three detectors. */
    static Leak of(PointId point, boolean isWindKnown) {
        return of(point, isWindKnown, point.enterprise() + ".alarm");
    }

    /** The same, whose detectors have that alarm. */
    static Leak of(PointId point, boolean isWindKnown, String alarm) {
        List<LeakMember> members = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            PointId each = i == 0 ? point : new PointId(point.enterprise(), point.site(), "gd-2" + i, "lel");
            members.add(new LeakMember(each, alarm, 1, i == 0 ? Priority.P1 : Priority.P2, i == 0 ? "HH" : "H", i == 0,
                    Desk.START + 7_000 * i, 0.5, 52 - 10 * i, 60 - 10 * i, "%LEL", i < 2, i == 2
                            ? DetectorHealth.CALIBRATION_OVERDUE : DetectorHealth.SOUND));
        }
        WindObservation wind = isWindKnown ? new WindObservation(292, 3.4, Desk.START + 20_000, null)
                : new WindObservation(Double.NaN, Double.NaN, 0, WindUnknown.NOT_MEASURED);
        List<Evidence> evidence = new ArrayList<>();
        for (EvidenceKind kind : EvidenceKind.values()) {
            evidence.add(new Evidence(kind, kind.weight(), about(kind, point), 12.5, "%LEL"));
        }
        List<ProbableSource> sources = isWindKnown ? List.of(new ProbableSource("pump-1", new Text("1 号泵", "Pump 1"), 3, 3, 0.93, 18, true),
                new ProbableSource("valve-7", new Text("7 号阀", "Valve 7"), 2, 3, 0.61, 31, false)) : List.of();
        return new Leak(idOf(point), point.enterprise(), point.site(), "methane", LeakState.ACTIVE, Priority.P1, 1, 1, members, evidence, 0.85, wind,
                sources, Desk.START, Desk.START + 30_000, 0, null);
    }

    private static List<String> about(EvidenceKind kind, PointId point) {
        return switch (kind) {
            case WIND_UNKNOWN -> List.of("CALM");
            case DOUBTFUL_DETECTOR -> List.of(point.toString(), "BAD_VALUES");
            case PERMIT_NEARBY -> List.of("p-1", "HOT_WORK", "pump house");
            case CAMERA_NEARBY -> List.of("pump-1");
            default -> List.of(point.toString(), "pump-1");
        };
    }

    @Override
    public List<Leak> all() {
        return List.copyOf(added);
    }
}

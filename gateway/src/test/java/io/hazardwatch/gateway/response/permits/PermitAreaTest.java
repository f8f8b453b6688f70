package io.hazardwatch.gateway.response.permits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.GroundPosition;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteExposure;
import io.hazardwatch.gateway.registry.SiteGas;
import io.hazardwatch.gateway.registry.SiteSchematic;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which detectors are within a radius, and which places meet by it. */
class PermitAreaTest {
    private static final long NOW = PermitRig.NOW;
    private static final long HOUR = 3_600_000;
    private static final GroundPosition HERE = new GroundPosition(100, 0);

    private static Site site() {
        Site plain = new PermitRig().configured().sites().getFirst();
        return new Site(plain.enterprise(), plain.site(), plain.name(), plain.kind(), plain.lat(), plain.lon(), plain.timezone(),
                plain.hazardSources(), plain.devices(), plain.logic(), SiteExposure.NONE, SiteSchematic.NONE,
                new SiteGas(List.of(), List.of(), Map.of("gd-1", new GroundPosition(115, 0), "gd-2", new GroundPosition(100, 15.1))));
    }

    private static PermitTerms at(PermitRig rig, String source, GroundPosition position, double radius) {
        PermitArea.Nearby near = PermitArea.nearby(site(), source, position, radius);
        PermitTerms terms = rig.terms(PermitKind.EXCAVATION, "NONE", NOW, NOW + HOUR, source, near.detectors());
        return new PermitTerms(terms.kind(), terms.grade(), terms.enterprise(), terms.site(), source, "x", NOW, NOW + HOUR, "ann", "bob", "", true,
                near.detectors(), List.of(), Map.of(), new PermitArea(position, radius, near.assumed()));
    }

    @Test
    void detectorWithin_isNear_oneBeyondIsNot_oneWithoutAPlaceIsAssumed() {
        PermitArea.Nearby near = PermitArea.nearby(site(), "pumps", HERE, 15);
        assertEquals(List.of(PermitRig.LEL, PermitRig.METHANE), near.detectors(), "of whatever hazard source");
        assertEquals(List.of(PermitRig.METHANE), near.assumed());
        assertEquals(3, PermitArea.nearby(site(), "pumps", HERE, 15.2).detectors().size());
    }

    @Test
    void workWithoutAPosition_takesAllOfTheSource_andSaysSo() {
        List<PointId> all = List.of(PermitRig.LEL, PermitRig.OXYGEN, PermitRig.METHANE);
        assertEquals(all, PermitArea.nearby(site(), "tanks", null, 15).assumed());
        assertEquals(all, PermitArea.nearby(site(), "", null, 15).detectors());
        assertEquals(List.of(), PermitArea.nearby(site(), "pumps", null, 15).detectors());
    }

    @Test
    void detectorsThatNobodySaidAreNear_areTightened_butDoNotCountAsMonitoringTheWork() {
        PermitRig rig = new PermitRig();
        List<PointId> all = List.of(PermitRig.LEL, PermitRig.METHANE);
        for (String grade : List.of("SECOND", "SPECIAL")) {
            for (double radius : new double[] {0, 15}) {
                PermitTerms terms = new PermitTerms(PermitKind.HOT_WORK, grade, "acme", "yard", "tanks", "x", NOW, NOW + HOUR, "ann",
                        "bob", "", true, all, List.of(), Map.of(PermitRig.LEL, 2.1), new PermitArea(null, radius, all));
                List<PermitRefusal> refused = rig.book.issue(terms, "op", NOW).problems().stream().map(PermitProblem::reason)
                        .filter(each -> each != PermitRefusal.OVERLAPS).toList();
                assertEquals(grade.equals("SPECIAL") && radius == 0 ? List.of(PermitRefusal.NO_DETECTOR) : List.of(), refused);
            }
        }
        Permit taken = rig.issue(new PermitTerms(PermitKind.HOT_WORK, "SECOND", "acme", "yard", "tanks", "x", NOW, NOW + HOUR, "ann", "bob",
                "", true, all, List.of(), Map.of(PermitRig.LEL, 2.1), new PermitArea(null, 0, all)));
        assertEquals(2, rig.book.view(taken.id(), NOW).limits().size());
    }

    @Test
    void twoAreas_meetByTheirDistance_whateverTheHazardSource() {
        PermitRig rig = new PermitRig();
        PermitTerms first = at(rig, "tanks", HERE, 15);
        assertTrue(first.meets(at(rig, "pumps", new GroundPosition(130, 0), 15)));
        assertFalse(first.meets(at(rig, "tanks", new GroundPosition(131, 0), 15)), "one source, but too far away");
        assertTrue(first.meets(at(rig, "tanks", null, 15)), "not known where");
        assertFalse(first.meets(at(rig, "pumps", null, 15)));
    }

    @Test
    void placesThatMeetByDistance_needACoordinator() {
        PermitRig rig = new PermitRig();
        rig.issue(at(rig, "tanks", HERE, 15));
        assertEquals(PermitRefusal.OVERLAPS, rig.book.issue(at(rig, "pumps", new GroundPosition(120, 0), 15), "op", NOW).problems().getFirst()
                .reason());
        rig.issue(at(rig, "tanks", new GroundPosition(300, 0), 15));
        assertEquals(List.of(), rig.told);
    }
}

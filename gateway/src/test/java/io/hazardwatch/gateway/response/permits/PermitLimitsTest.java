package io.hazardwatch.gateway.response.permits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which limits a permit tightens, how their alarms end, and which it may not state. */
class PermitLimitsTest {
    private static final long NOW = PermitRig.NOW;
    private static final long HOUR = 3_600_000;

    private final PermitRig rig = new PermitRig();

    private List<String> limits(long now) {
        return rig.book.overlay(now).limits().stream().map(each -> each.point().point() + ' ' + each.level() + ' ' + each.at()).toList();
    }

    private PermitRefusal refused(PermitTerms terms) {
        PermitBook.Outcome outcome = rig.book.issue(terms, "op", NOW);
        assertNull(outcome.permit());
        return outcome.problems().getFirst().reason();
    }

    private LimitSetting tightened(PointId point, LimitLevel level) {
        return rig.book.overlay(NOW).over(rig.configured()).point(point).limits().stream().filter(each -> each.level() == level).findFirst()
                .orElseThrow();
    }

    private static PermitTerms stated(PermitTerms terms, PermitLimit... limits) {
        return new PermitTerms(terms.kind(), terms.grade(), "acme", "yard", "tanks", "x", terms.fromMillis(), terms.untilMillis(), "ann", "bob", "",
                true,
                terms.detectors(), List.of(limits), terms.lelPctVol());
    }

    @Test
    void hotWork_tightensCombustibleGasByItsExplosiveLimit_untilItsEnd() {
        rig.issue(rig.terms(PermitKind.HOT_WORK, "SECOND", NOW, NOW + 8 * HOUR, "tanks", List.of(PermitRig.LEL, PermitRig.METHANE,
                PermitRig.OXYGEN)));
        assertEquals(List.of("lel H 9.52", "ch4 H 0.5"), limits(NOW), "0.2 %vol of 2.1 %vol; 0.5 %vol as the limit is at or above 4 %vol");
        assertEquals(2, limits(NOW + 8 * HOUR - 1).size());
        assertEquals(List.of(), limits(NOW + 8 * HOUR));
        rig.book.look(NOW + 8 * HOUR);
        assertEquals(List.of("issued", "begun", "ended"), rig.journal);
        assertEquals(List.of(), rig.book.open());
    }

    @Test
    void confinedSpace_tightensOxygenOnBothSides() {
        rig.issue(rig.terms(PermitKind.CONFINED_SPACE, "NONE", NOW, NOW + HOUR, "tanks", List.of(PermitRig.OXYGEN)));
        assertEquals(List.of("o2 H 21.0", "o2 L 19.5"), limits(NOW).stream().sorted().toList());
    }

    @Test
    void oxygenOfConfinedSpace_isAllowedUpToBothEnds_andFreshAirEndsTheAlarm() {
        rig.issue(rig.terms(PermitKind.CONFINED_SPACE, "NONE", NOW, NOW + HOUR, "tanks", List.of(PermitRig.OXYGEN)));
        LimitSetting high = tightened(PermitRig.OXYGEN, LimitLevel.H);
        LimitSetting low = tightened(PermitRig.OXYGEN, LimitLevel.L);
        assertFalse(high.isViolatedBy(21.0));
        assertTrue(high.isViolatedBy(21.1));
        assertTrue(high.isBackAt(20.9));
        assertFalse(low.isViolatedBy(19.5));
        assertTrue(low.isViolatedBy(19.4));
        assertFalse(low.isBackAt(19.6), "its deadband has room");
        assertTrue(low.isBackAt(19.7));
    }

    @Test
    void gasLimitAsNarrowAsTheDeadband_isStillEndedByFreshAir() {
        assertEquals(PermitRefusal.NEVER_NORMAL, refused(stated(rig.terms(PermitKind.CONFINED_SPACE, "NONE", NOW, NOW + HOUR, "pumps",
                List.of(PermitRig.OXYGEN)), new PermitLimit(PermitRig.OXYGEN, LimitLevel.H, 20.9))));
        PermitTerms terms = rig.terms(PermitKind.HOT_WORK, "SECOND", NOW, NOW + HOUR, "tanks", List.of(PermitRig.METHANE));
        rig.issue(new PermitTerms(terms.kind(), terms.grade(), "acme", "yard", "tanks", "x", NOW, NOW + HOUR, "ann", "bob", "", true,
                terms.detectors(), List.of(), Map.of(PermitRig.METHANE, 2.1)));
        LimitSetting high = tightened(PermitRig.METHANE, LimitLevel.H);
        assertEquals(0.2, high.at());
        assertTrue(high.isViolatedBy(0.2), "gas raises at the limit itself");
        assertTrue(high.isBackAt(0));
    }

    @Test
    void limitsOfAPermit_areJudgedTogether() {
        rig.issue(stated(rig.hotWork("SECOND", HOUR), new PermitLimit(PermitRig.LEL, LimitLevel.HH, 10), new PermitLimit(PermitRig.LEL, LimitLevel.H,
                8)));
        assertEquals(8, tightened(PermitRig.LEL, LimitLevel.H).at());
        assertEquals(10, tightened(PermitRig.LEL, LimitLevel.HH).at());
    }

    @Test
    void statedLimits_areTakenOnlyIfTighter() {
        PermitTerms good = rig.hotWork("SECOND", HOUR);
        assertEquals(PermitRefusal.NOT_TIGHTER, refused(stated(good, new PermitLimit(PermitRig.LEL, LimitLevel.HH, 60))));
        assertEquals(PermitRefusal.NOT_TIGHTER, refused(stated(good, new PermitLimit(PermitRig.LEL, LimitLevel.HH, 9))), "below H");
        assertEquals(PermitRefusal.NO_LIMIT, refused(stated(good, new PermitLimit(PermitRig.LEL, LimitLevel.L, 2))));
        rig.issue(stated(good, new PermitLimit(PermitRig.LEL, LimitLevel.HH, 40)));
        assertEquals(List.of("lel H 9.52", "lel HH 40.0"), limits(NOW).stream().sorted().toList());
    }
}

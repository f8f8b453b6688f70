package io.hazardwatch.gateway.app.leaks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.leaks.TamperingFinding;
import io.hazardwatch.gateway.leaks.TamperingSign;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Signs of tampering are P2 alarms of their site, raised once, and over ten minutes after the sign was seen last. */
class TamperingAlarmsTest {
    private static final PointId POINT = new PointId("e", "s", "gd-07", "lel");
    private static final TamperingFinding SIGN = new TamperingFinding(TamperingSign.FLAT_BESIDE_RISE, POINT, List.of("e/s/gd-08/lel", "pump-1"));

    private final List<Finding> told = new ArrayList<>();
    private final TamperingAlarms alarms = new TamperingAlarms(told::add, List.of());

    @Test
    void sign_isToldOnceAndEndsTenMinutesAfterItWasSeen() {
        alarms.look(List.of(SIGN), 1_000);
        alarms.look(List.of(SIGN), 2_000);
        assertEquals(1, told.size());
        assertEquals(Priority.P2, told.getFirst().priority());
        assertEquals("e/s/_site", told.getFirst().point().id().enterprise() + '/' + told.getFirst().point().id().site() + '/'
                + told.getFirst().point().id().device());
        alarms.look(List.of(), 2_000 + TamperingAlarms.STAY_MILLIS);
        assertEquals(1, told.size());
        alarms.look(List.of(), 2_001 + TamperingAlarms.STAY_MILLIS);
        assertEquals(FindingType.CLEAR, told.getLast().type());
    }

    /** The text asks to look and names the evidence. */
    @Test
    void everySign_hasATextInBothLanguages() {
        for (TamperingSign sign : TamperingSign.values()) {
            alarms.look(List.of(new TamperingFinding(sign, POINT, List.of("x", "y"))), 1_000);
        }
        assertEquals(TamperingSign.values().length, told.size());
        told.forEach(finding -> {
            assertTrue(finding.point().name().zh().startsWith("请"), finding.point().name().zh());
            assertTrue(finding.point().name().en().startsWith("Please"), finding.point().name().en());
            assertTrue(finding.point().name().en().contains("gd-07/lel"), finding.point().name().en());
        });
    }
}

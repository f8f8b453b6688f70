package io.hazardwatch.gateway.api.leaks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.leaks.Evidence;
import io.hazardwatch.gateway.leaks.EvidenceKind;
import io.hazardwatch.gateway.model.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Evidence as sentences: equipment by its name, figures with their units. */
class LeakTextsTest {
    private final LeakTexts texts = new LeakTexts();

    private Text said(EvidenceKind kind, double value, String unit, String... about) {
        return texts.evidence(new Evidence(kind, 0.1, List.of(about), value, unit),
                id -> id.equals("pump-1") ? new Text("1 号泵", "Pump 1") : Text.of(id.startsWith("e/s/") ? id.substring(4) : id));
    }

    @Test
    void equipmentIsNamed_andFiguresHaveUnits() {
        assertEquals(new Text("1 号泵 的压力 p/out 下降 0.1 MPa", "Pressure p/out of Pump 1 fell by 0.1 MPa"),
                said(EvidenceKind.PRESSURE_FALLS, 0.1, "MPa", "e/s/p/out", "pump-1"));
        assertEquals("At Pump 1 12 m3/h more flows in than out", said(EvidenceKind.FLOW_IMBALANCE, 12, "m3/h", "pump-1").en());
        assertEquals("The wind carried from Pump 1 to all detectors in alarm; 18 m to the first",
                said(EvidenceKind.WIND_AGREES, 18, "m", "pump-1").en());
    }

    @Test
    void workAndCamerasNearby_areSentences() {
        assertEquals(new Text("附近有特殊作业：泵房 动火作业（作业票 p-1），距最近探测器 12 m",
                "Special work nearby: hot work at 泵房 (permit p-1); 12 m from the nearest detector"),
                said(EvidenceKind.PERMIT_NEARBY, 12, "m", "p-1", "HOT_WORK", "泵房"));
        assertEquals("Special work nearby: excavation at gate (permit p-2); unknown from the nearest detector",
                said(EvidenceKind.PERMIT_NEARBY, Double.NaN, "m", "p-2", "EXCAVATION", "gate").en());
        assertEquals("A camera shows Pump 1; 30 m from the nearest detector", said(EvidenceKind.CAMERA_NEARBY, 30, "m", "pump-1").en());
        assertEquals("Camera Pump 1 is near; 30 m from the nearest detector", said(EvidenceKind.CAMERA_NEARBY, 30, "m", "pump-1", "camera").en());
    }
}

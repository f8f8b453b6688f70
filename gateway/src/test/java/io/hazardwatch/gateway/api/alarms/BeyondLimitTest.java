package io.hazardwatch.gateway.api.alarms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.api.Alarms;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An alarm says whether its limit is reached at the value or must be exceeded. */
class BeyondLimitTest {
    private static final PointId POINT = PointId.parse("acme/yard/gd-1/lel");

    private static JsonObject shown(boolean beyond) {
        LimitSetting limit = new LimitSetting(LimitLevel.HH, 50, 2, 0, 0, Priority.P1, false, null, beyond);
        Point point = new Point(0, POINT, Text.of("LEL"), "%LEL", 0, 100, 1_000, 0, List.of(limit), List.of(), null);
        Registry registry = Registry.of(List.of(Site.empty("acme", "yard")
                .withDevices(List.of(Device.of(POINT.deviceId(), List.of(point))))));
        return new AlarmJson(() -> registry).of(Alarms.raised(POINT, Priority.P1, 1_763_780_000_000L));
    }

    @Test
    void limitThatMustBeExceeded_isShownWithItsSign() {
        JsonObject alarm = shown(true);
        assertTrue(alarm.getBoolean("beyond"));
        assertTrue(alarm.getJsonObject("message").getString("en").contains(">50"), alarm.encode());
        assertTrue(alarm.getJsonObject("message").getString("zh").contains(">50"), alarm.encode());
    }

    @Test
    void limitReachedAtTheValue_isShownPlain() {
        JsonObject alarm = shown(false);
        assertEquals(false, alarm.getBoolean("beyond"));
        assertFalse(alarm.getJsonObject("message").getString("en").contains(">"), alarm.encode());
    }
}

package io.hazardwatch.gateway.weather.restrictions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitOverlay;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.TightenedLimit;
import io.hazardwatch.gateway.registry.TighteningCause;
import io.hazardwatch.gateway.weather.ParseDeadline;
import io.hazardwatch.gateway.weather.Warning;
import io.hazardwatch.gateway.weather.WarningLimits;
import io.hazardwatch.gateway.weather.WarningTexts;
import io.hazardwatch.gateway.weather.cap.CapReader;
import io.hazardwatch.gateway.weather.cap.CapSignatures;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rows of limits during warnings: only tighter ones are taken, and hold for the sites of warnings of the colour. */
class LimitTableTest {
    private static final PointId ONE = PointId.parse("acme/yard/d/p");
    private static final PointId TWO = PointId.parse("acme/other/d/p");
    private static final String END = ";雨;rain;plan;?";

    private static Site site(PointId id, int index) {
        Point point = new Point(index, id, Text.of("p"), "MPa", 0, 10, 1_000, 30_000, List.of(
                new LimitSetting(LimitLevel.L, 0.5, 0, 0, 0, Priority.P3, false),
                new LimitSetting(LimitLevel.H, 1.6, 0.1, 0, 0, Priority.P3, false),
                new LimitSetting(LimitLevel.HH, 1.8, 0.1, 0, 0, Priority.P1, true)),
                List.of(), null);
        return Site.empty(id.enterprise(), id.site()).withDevices(List.of(Device.of(id.deviceId(), List.of(point))));
    }

    private static final Registry PLANT = Registry.of(List.of(site(ONE, 0), site(TWO, 1)));

    private static LimitTable table(String... lines) {
        List<String> problems = new ArrayList<>();
        LimitTable table = LimitTable.parse(List.of(lines), problems);
        assertEquals(List.of(), problems);
        return table;
    }

    private static String problem(String points, String level, String at) {
        return String.join(" ", table("r;rain;orange;" + points + ';' + level + ';' + at + END).problems(PLANT).values());
    }

    private static LimitOverlay during(LimitTable table, String headline) {
        Warning warning = new CapReader(WarningTexts.types(), WarningLimits.STANDARD, new CapSignatures(List.of())).read(WarningTexts.cap("W-1",
                "2026-06-01T08:00:00+08:00", "Actual", "Alert", "", headline, ""), 0, ParseDeadline.UNBOUNDED);
        return table.during(Map.of(new SiteName("acme", "yard"), List.of(new ActiveWarning("id", warning, 0))), PLANT);
    }

    @Test
    void rowThatWouldLoosenOrTightensNothing_isRefusedWithTheRule() {
        assertEquals("", problem("acme/yard/d/p", "H", "1.4"));
        assertEquals("", problem("*/*/*/p", "L", "0.6"));
        assertEquals("must be tighter than the configured 1.6 MPa", problem("acme/yard/d/p", "H", "1.6"));
        assertEquals("must be tighter than the configured 0.5 MPa", problem("acme/yard/d/p", "L", "0.4"));
        assertEquals("acme/yard/d/p has no limit LL", problem("acme/yard/d/p", "LL", "0.4"));
        assertEquals("must name a point of the site files", problem("acme/yard/d/q", "H", "1"));
        assertEquals("must be tighter than the configured limit of some point", problem("unit=MPa", "H", "2"));
        assertEquals("must leave LL, L, H and HH of acme/yard/d/p in order", problem("acme/yard/d/p", "HH", "1.5"));
    }

    @Test
    void lineThatIsNoRow_isAProblem() {
        List<String> problems = new ArrayList<>();
        List<String> lines = List.of("r;rain;orange;acme/yard/d/p;H;NaN" + END, "r;rain;orange;acme/yard/p;H;1" + END,
                "r;rain;mauve;a/b/c/d;H;1" + END,
                "r;rain;orange;unit=;H;1" + END, "r;rain;orange;a/b/c/d;HHH;1" + END, "r;rain");
        LimitTable.parse(lines, problems);
        assertEquals(lines, problems);
    }

    @Test
    void rowHolds_atTheSitesOfTheWarning_fromItsColourOn() {
        LimitTable table = table("r;rain;orange;unit=MPa;H;1.4" + END, "s;heat;blue;unit=MPa;H;1.2" + END);
        List<TightenedLimit> limits = during(table, "暴雨橙色预警").limits();
        assertEquals(List.of(new TightenedLimit(ONE, LimitLevel.H, 1.4, "r", TighteningCause.WEATHER, "W-1", new Text("雨", "rain"))), limits);
        assertEquals(1, during(table, "暴雨红色预警").limits().size());
        assertTrue(during(table, "暴雨黄色预警").limits().isEmpty());
        assertEquals(LimitOverlay.NONE, table.during(Map.of(), PLANT));
    }
}

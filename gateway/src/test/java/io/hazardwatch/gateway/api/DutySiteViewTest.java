package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.api.duty.DutySiteView;
import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.book.MatterSource;
import io.hazardwatch.gateway.duty.handover.OpenMatter;
import io.hazardwatch.gateway.equipment.EquipmentStandings;
import io.hazardwatch.gateway.leaks.checks.CheckedDates;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.CalibrationDates;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a hand-over lists and what a spot check writes down of a site. */
class DutySiteViewTest extends ApiTestCase {
    private static final DutyPost POST = new DutyPost("room", new Text("中控室", "Control room"), "huarun-gas", "lpg-depot-01", DeskDuty.ZONE);
    private static final MatterSource PERMITS = new MatterSource(Set.of(OpenMatter.Kind.WORK_PERMIT), post -> List.of(
            new OpenMatter(OpenMatter.Kind.WORK_PERMIT, "p1", new Text("动火作业票", "Hot work permit"))));

    private DutySiteView view(Registry registry, MatterSource... sources) {
        return new DutySiteView(() -> registry, desk.view, point -> null, List.of(sources), CheckedDates.STATED, EquipmentStandings.STATED, clock);
    }

    @Test
    void mattersOfOtherRooms_standAfterTheAlarms_andWhatNoRoomKeepsIsNamed() {
        desk.raise(Desk.GAS, Priority.P2, Desk.START);
        desk.raise(Desk.OTHER, Priority.P2, Desk.START);
        DutySiteView view = view(desk.registry, PERMITS);
        List<OpenMatter.Kind> kinds = view.openMatters(POST).stream().map(OpenMatter::kind).toList();
        assertEquals(OpenMatter.Kind.ALARM_UNACKNOWLEDGED, kinds.getFirst());
        assertEquals(OpenMatter.Kind.WORK_PERMIT, kinds.getLast());
        assertEquals(1, kinds.stream().filter(OpenMatter.Kind::isAlarm).count(), "of the post's sites only");
        assertEquals(List.of(OpenMatter.Kind.WEATHER_WARNING, OpenMatter.Kind.TASK), view.notKept());
    }

    @Test
    void snapshot_saysWhenPointsWereCalibratedAndWhichDoNotSay() {
        Site site = desk.registry.sites().stream().filter(each -> each.site().equals("lpg-depot-01")).findFirst().orElseThrow();
        LocalDate last = LocalDate.of(2025, 3, 1);
        List<Device> devices = site.devices().stream().map(device -> device.withPoints(device.points().stream()
                .map(point -> point.withCalibration(new CalibrationDates(last, last.plusMonths(6)))).toList())).toList();
        Registry calibrated = Registry.of(List.of(new Site(site.enterprise(), site.site(), site.name(), site.kind(), site.lat(), site.lon(),
                site.timezone(), site.hazardSources(), devices)));
        JsonObject json = site(view(calibrated).snapshot(POST, Desk.START));
        int points = (int) devices.stream().flatMap(device -> device.points().stream()).map(Point::id).count();
        assertEquals(new JsonObject().put("oldest", "2025-03-01").put("notStated", 0).put("nextDue", "2025-09-01").put("overdue", points),
                json.getJsonObject("calibration"));
        assertEquals("2025-03-01", json.getJsonArray("readings").getJsonObject(0).getString("calibrated"));
        assertEquals(points, site(view(desk.registry).snapshot(POST, Desk.START)).getJsonObject("calibration").getInteger("notStated"));
    }

    private static JsonObject site(String snapshot) {
        return new JsonObject(snapshot).getJsonArray("sites").getJsonObject(0);
    }
}

package io.hazardwatch.gateway.api.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.GroundPosition;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteExposure;
import io.hazardwatch.gateway.registry.SiteGas;
import io.hazardwatch.gateway.registry.SiteLogic;
import io.hazardwatch.gateway.registry.SiteSchematic;
import io.hazardwatch.gateway.response.permits.PermitArea;
import io.hazardwatch.gateway.response.permits.PermitKind;
import io.hazardwatch.gateway.response.permits.PermitTerms;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.lang.reflect.Proxy;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the work is, as a request says it, and which detectors it takes: gd-0 stands at 12 m east and 3 m south, no other states its place. */
class PermitAreaReaderTest {
    private static final PointId PLACED = detector(0);
    private static final PointId NAMED = detector(1);
    private static final PointId OTHER = detector(2);

    private static PointId detector(int index) {
        return PointId.parse("acme/yard/gd-" + index + "/lel");
    }

    private static Site site(int detectors, double lat) {
        List<Device> devices = IntStream.range(0, detectors).mapToObj(index -> new Point(index, detector(index), Text.of("gas"), "%LEL", 0, 100,
                1_000, 30_000, List.of(), List.of(), "tanks")).map(each -> Device.of(each.id().deviceId(), List.of(each))).toList();
        return new Site("acme", "yard", Text.of("yard"), "other", lat, 119, ZoneOffset.UTC, List.of(), devices, SiteLogic.NONE, SiteExposure.NONE,
                SiteSchematic.NONE, new SiteGas(List.of(), List.of(), Map.of("gd-0", new GroundPosition(12, -3))));
    }

    private static <T> T stub(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (self, method, arguments) -> answers.get(method.getName())));
    }

    private static PermitAreaReader reader(Site site, String json) {
        JsonObject body = new JsonObject(json);
        return new PermitAreaReader(RequestBody.of(stub(RoutingContext.class, Map.of(
                "request", stub(HttpServerRequest.class, Map.of("getHeader", "application/json")),
                "body", stub(io.vertx.ext.web.RequestBody.class, Map.of("length", 1, "asJsonObject", body))))), site, "tanks");
    }

    private static PermitTerms confined(double east, List<PointId> named) {
        PermitAreaReader reader = reader(site(3, 31), "{\"radius\": 5, \"position\": {\"east\": " + east + ", \"north\": 0}}");
        PermitArea.Nearby near = reader.nearby(named, PermitKind.CONFINED_SPACE);
        return new PermitTerms(PermitKind.CONFINED_SPACE, "NONE", "acme", "yard", "tanks", "x", 0, 3_600_000, "ann", "bob", "", true,
                near.detectors(), List.of(), Map.of(), reader.area(near));
    }

    @Test
    void namedDetectorWithoutAPlace_isNoAssumption_andPlacesThatNameItMeet() {
        PermitTerms first = confined(100, List.of(NAMED));
        assertEquals(List.of(NAMED, OTHER), first.detectors());
        assertEquals(List.of(OTHER), first.area().assumed());
        assertTrue(first.meets(confined(140, List.of(NAMED))), "40 m apart, but one detector guards both");
        assertFalse(first.meets(confined(140, List.of())), "there it is an assumption");
    }

    @Test
    void workAboutGasThatNamesNoDetector_hasAllOfTheSourceNearby_otherWorkNone() {
        for (String json : List.of("{}", "{\"detectors\": []}", "{\"position\": {\"device\": \"gd-0\"}}")) {
            PermitAreaReader reader = reader(site(3, 31), json);
            assertEquals(List.of(PLACED, NAMED, OTHER), reader.nearby(List.of(), PermitKind.HOT_WORK).detectors());
            assertEquals(List.of(PLACED, NAMED, OTHER), reader.nearby(List.of(), PermitKind.CONFINED_SPACE).assumed());
            assertEquals(List.of(NAMED), reader.nearby(List.of(NAMED), PermitKind.HOT_WORK).detectors());
            assertEquals(List.of(), reader.nearby(List.of(), PermitKind.EXCAVATION).detectors());
        }
        PermitAreaReader tooMany = reader(site(1_001, 31), "{}");
        Problem refusal = assertThrows(Problem.class, () -> tooMany.nearby(List.of(), PermitKind.HOT_WORK));
        assertTrue(refusal.getMessage().startsWith("detectors: '': takes 1001 detectors"), refusal.getMessage());
    }

    @Test
    void moreThanAThousandDetectors_areRefused() {
        String everywhere = "{\"radius\": 5}";
        assertEquals(1_000, reader(site(1_000, 31), everywhere).nearby(List.of(PLACED), PermitKind.HOT_WORK).detectors().size());
        PermitAreaReader tooMany = reader(site(1_001, 31), everywhere);
        Problem refusal = assertThrows(Problem.class, () -> tooMany.nearby(List.of(), PermitKind.HOT_WORK));
        assertTrue(refusal.getMessage().startsWith("radius: '5.0': takes 1001 detectors"), refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"device\":\"gd-0\"} | 12 | -3", "{\"east\":7.5,\"north\":-2} | 7.5 | -2",
        "{\"lat\":31.0001,\"lon\":119} | 0 | 11.132"})
    void position_isADevice_metres_orDegrees(String position, double east, double north) {
        PermitAreaReader reader = reader(site(1, 31), "{\"radius\": 50000, \"position\": " + position + "}");
        PermitArea area = reader.area(reader.nearby(List.of(), PermitKind.HOT_WORK));
        assertEquals(east, area.position().east(), 1e-6);
        assertEquals(north, area.position().north(), 1e-6);
        assertEquals(50_000, area.radiusMetres());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"radius\":0} | radius", "{\"radius\":50001} | radius",
        "{\"radius\":5,\"position\":{\"device\":\"gd-1\"}} | position", "{\"radius\":5,\"position\":{\"device\":\"gd-9\"}} | position",
        "{\"radius\":5,\"position\":{\"east\":50000,\"north\":1}} | position", "{\"radius\":5,\"position\":{\"east\":1}} | position",
        "{\"radius\":5,\"position\":{\"lat\":32,\"lon\":119}} | position"})
    void whatCannotBe_isRefusedByItsName(String json, String parameter) {
        PermitAreaReader reader = reader(site(2, 31), json);
        Problem refusal = assertThrows(Problem.class, () -> reader.nearby(List.of(), PermitKind.HOT_WORK));
        assertTrue(refusal.getMessage().startsWith(parameter + ": '"), refusal.getMessage());
    }

    @Test
    void degreesAtASiteWithoutALocation_areRefused() {
        PermitAreaReader reader = reader(site(1, Double.NaN), "{\"radius\":5,\"position\":{\"lat\":31,\"lon\":119}}");
        Problem refusal = assertThrows(Problem.class, () -> reader.nearby(List.of(), PermitKind.HOT_WORK));
        assertTrue(refusal.getMessage().contains("needs the site's location"));
    }
}

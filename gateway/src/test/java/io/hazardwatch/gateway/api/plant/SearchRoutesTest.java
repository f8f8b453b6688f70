package io.hazardwatch.gateway.api.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.api.ApiTestCase;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SearchRoutesTest extends ApiTestCase {
    @Test
    void wordsOfSiteAndPointInEitherLanguage_findThePoint() {
        for (String text : List.of("GD-07", "城北 可燃", "lpg-depot lel", "North LPG combustible", "cbyhq krqt", "yhqcpz GD-07",
                "城北\u3000可燃")) {
            assertEquals(List.of("huarun-gas/lpg-depot-01/gd-07/lel"), points(search("viewer", text)), text);
        }
        JsonObject ofSite = search("viewer", "North LPG");
        assertEquals("lpg-depot-01", ofSite.getJsonArray("sites").getJsonObject(0).getString("site"));
        assertFalse(ofSite.getBoolean("more"));
        assertTrue(points(search("viewer", "gd-07 nowhere")).isEmpty());
    }

    @Test
    void initials_areThoseOfTheReading_ofCommonAndRarerCharacters() {
        String names = "氰苯烷醛炔烯醚氨氯罐阀泵烃硫酸碱啊座城北液化气可燃体浓度压力温羟嘧酰苄淄濮重重长长";
        String letters = "qbwqqxmalgfbtlsjazcbyhqkrtndylwqmxbzpzccz";
        for (int i = 0; i < names.length(); i++) {
            assertTrue(HanInitials.begins(names.charAt(i), letters.charAt(i)), names.substring(i, i + 1));
        }
        assertFalse(HanInitials.begins('罐', 'b'));
        assertFalse(HanInitials.begins('A', 'a'));
        assertFalse(HanInitials.begins('龘', 'd'), "what is not in the tables has no reading here");
    }

    @Test
    void fullWidthLetters_areFoundAsTheyAreWritten_inEitherCase() {
        Site site = new Site("e", "s", new Text("\uff21区", "Area A"), "other", 0, 0, ZoneOffset.UTC, List.of(), List.of());
        for (String text : List.of("\uff21区", "\uff41区")) {
            assertEquals(List.of(site), PlantSearch.find(Registry.of(List.of(site)), each -> true, text, 9).sites(), text);
        }
    }

    private static Registry plant() {
        List<Text> names = Stream.of("可燃气体浓度", "压力", "一号罐液位", "硫化氢").map(zh -> new Text(zh, "Name of " + zh.length())).toList();
        List<Site> sites = new ArrayList<>();
        for (int s = 0; s < 12; s++) {
            List<Device> devices = new ArrayList<>();
            for (int d = 0; d < 6; d++) {
                DeviceId id = new DeviceId("e-" + s % 3, "s-" + s, "gd-" + (d + s) % 7);
                List<Point> points = new ArrayList<>();
                for (int p = 0; p < 4; p++) {
                    Text name = p == 3 ? new Text("温度" + s + d, "Own " + s + d) : names.get((s + d + p) % names.size());
                    points.add(new Point(s * 24 + d * 4 + p, id.point("p" + p), name, "u", 0, 1, 0, 0, List.of(), List.of(), null));
                }
                devices.add(Device.of(id, points));
            }
            sites.add(new Site("e-" + s % 3, "s-" + s, new Text("城北站" + s, "North " + s), "other", 0, 0, ZoneOffset.UTC, List.of(), devices));
        }
        return Registry.of(sites);
    }

    /** Whatever is remembered of names and devices on the way, found is what a look at each point by itself finds. */
    @Test
    void everyQuestion_findsWhatEachPointByItselfWouldAnswer_inTheOrderOfTheConfiguration() {
        Registry plant = plant();
        for (String text : List.of("gd-3", "krqt", "可燃 gd-3", "e-1 p3", "own 11", "cbz yl", "s-1 p0 浓度", "硫化氢 gd-0 e-2", "gd-3 gd-3", "1", "yl yw",
                "no such")) {
            List<String> words = SearchWords.of(text);
            List<Point> each = plant.sites().stream().flatMap(site -> site.devices().stream().flatMap(device -> device.points().stream())
                    .filter(point -> SearchWords.areIn(List.of(site.enterprise(), site.site(), site.name().zh(), site.name().en(),
                            point.id().device(), point.id().point(), point.name().zh(), point.name().en()), words))).toList();
            assertEquals(each, PlantSearch.find(plant, site -> true, text, 1000).points(), text);
            PlantSearch.Hits few = PlantSearch.find(plant, site -> true, text, 2);
            assertEquals(each.subList(0, Math.min(2, each.size())), few.points(), text);
            assertEquals(each.size() > 2 || PlantSearch.find(plant, site -> true, text, 1000).sites().size() > 2, few.isCut(), text);
        }
        SearchWarmUp.QUESTIONS.forEach(question -> assertEquals(0, SearchWarmUp.found(plant, question), question));
    }

    @Test
    void callerOfOneEnterprise_findsNothingOfAnother() {
        assertTrue(search("huarun", "north-chem").getJsonArray("sites").isEmpty());
        assertFalse(search("viewer", "north-chem").getJsonArray("sites").isEmpty());
        assertEquals(404, client.get("huarun", "/api/v1/search?q=x&enterprise=north-chem").status());
    }

    @Test
    void nothingAsked_orTooMuch_isRefused() {
        assertEquals(400, client.get("viewer", "/api/v1/search").status());
        assertEquals(400, client.get("viewer", "/api/v1/search?q=%20").status());
        assertEquals(400, client.get("viewer", "/api/v1/search?q=" + "x".repeat(201)).status());
    }

    private JsonObject search(String user, String text) {
        return client.get(user, "/api/v1/search?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8)).json();
    }

    private static List<String> points(JsonObject found) {
        return IntStream.range(0, found.getJsonArray("points").size()).mapToObj(found.getJsonArray("points")::getJsonObject)
                .map(point -> point.getString("point")).toList();
    }
}

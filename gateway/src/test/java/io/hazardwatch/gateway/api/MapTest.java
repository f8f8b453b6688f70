package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.api.http.ApiSettings;
import io.hazardwatch.gateway.api.http.HttpLimits;
import io.hazardwatch.gateway.api.http.MapOutline;
import io.hazardwatch.gateway.api.http.MapSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the console's map is drawn from, and what it may fetch. */
class MapTest extends ApiTestCase {
    private static final String OUTLINE = """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"大河","kind":"water","onclick":"evil()"},
            "geometry":{"type":"LineString","coordinates":[[119.9,31.7,5],[120,31.8]]}},{"type":"Feature","properties":null,
            "geometry":{"type":"Polygon","coordinates":[[[119,31],[120,31],[120,32],[119,31]]]}}]}""";

    MapTest() {
        super(ApiSettings.plain(0, HttpLimits.STANDARD).withMap(new MapSettings(MapOutline.read(OUTLINE),
                "https://tiles.example.com:8443/{z}/{x}/{y}.png", MapSettings.Datum.GCJ02, "Example")));
    }

    @Test
    void configuredTiles_areAddedToImagesOnly() {
        String policy = client.send("GET", "/", null).header("Content-Security-Policy");
        assertTrue(policy.contains("img-src 'self' data: https://tiles.example.com:8443;"), policy);
        assertEquals(1, policy.split("tiles.example.com", -1).length - 1, policy);
        assertEquals("GCJ02", client.get("viewer", "/api/v1/map").json().getJsonObject("tiles").getString("datum"));
    }

    @Test
    void outline_hasShapesNamesAndKindsOnly() {
        assertEquals("[{\"kind\":\"water\",\"name\":\"大河\",\"isArea\":false,\"lines\":[[[119.9,31.7],[120.0,31.8]]]},"
                + "{\"kind\":\"boundary\",\"name\":\"\",\"isArea\":true,\"lines\":[[[119.0,31.0],[120.0,31.0],[120.0,32.0],[119.0,31.0]]]}]",
                client.get("viewer", "/api/v1/map").json().getJsonArray("outline").encode());
    }

    @Test
    void propertyWithoutValue_isNoName_andLineWithoutCorner_isNotDrawn() {
        String feature = "{\"type\":\"FeatureCollection\",\"features\":[{\"properties\":{\"name\":null,\"kind\":null},\"geometry\":{\"type\":";
        assertEquals("[{\"kind\":\"boundary\",\"name\":\"\",\"isArea\":false,\"lines\":[[[1.0,2.0]]]}]",
                MapOutline.read(feature + "\"MultiLineString\",\"coordinates\":[[],[[1,2]]]}}]}"));
        assertEquals("[]", MapOutline.read(feature + "\"MultiPolygon\",\"coordinates\":[]}}]}"));
        assertEquals("[]", MapOutline.read(feature + "\"LineString\",\"coordinates\":[]}}]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"type\":\"Feature\"}", "{\"type\":\"FeatureCollection\",\"features\":[1]}",
        "{\"type\":\"FeatureCollection\",\"features\":[{\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}]}",
        "{\"type\":\"FeatureCollection\",\"features\":[{\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[31.8,119.9]]}}]}",
        "{\"type\":\"FeatureCollection\",\"features\":[{\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[1]]}}]}",
        "{\"type\":\"FeatureCollection\",\"features\":[{\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[1,\"x\"]]}}]}"})
    void fileThatIsNoOutline_isRefusedInASentence(String wrong) {
        String rule = assertThrows(IllegalArgumentException.class, () -> MapOutline.read(wrong)).getMessage();
        assertTrue(rule.startsWith("must "), rule);
    }

    @Test
    void outlineOfTheDemonstration_isRight() throws IOException {
        Path file = Path.of(System.getProperty("hazardwatch.root", ".."), "config/map/outline.geojson");
        assertTrue(MapOutline.read(Files.readString(file)).contains("River (invented)"));
    }
}

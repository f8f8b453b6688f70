package io.hazardwatch.gateway.settings.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.registry.GasConversion;
import io.hazardwatch.gateway.testkit.SiteText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Templates of the table of gases, and the conversions that domain facts give as test vectors. */
class GasTableTest {
    private static double milligramsPerPpm(double molarMass, double celsius) {
        return GasConversion.convert(1, "ppm", "mg/m3", Double.NaN, molarMass, celsius);
    }

    @Test
    void conversions_areThoseOfTheFacts() {
        assertEquals(24.055, GasConversion.molarVolume(20), 0.001);
        assertEquals(24.465, GasConversion.molarVolume(25), 0.001);
        assertEquals(1.417, milligramsPerPpm(34.08, 20), 0.001);
        assertEquals(1.393, milligramsPerPpm(34.08, 25), 0.001);
        assertEquals(0.708, milligramsPerPpm(17.03, 20), 0.001);
        assertEquals(7.06, GasConversion.convert(10, "mg/m3", "ppm", Double.NaN, 34.08, 20), 0.01);
        assertEquals(1.25, GasConversion.convert(25, "%LEL", "%vol", 5, Double.NaN, 20), 1e-9);
        assertEquals(12_500, GasConversion.convert(25, "%LEL", "ppm", 5, Double.NaN, 20), 1e-6);
        assertTrue(Double.isNaN(GasConversion.convert(25, "%LEL", "ppm", Double.NaN, Double.NaN, 20)), "without a basis nothing is guessed");
    }

    @Test
    void confirmedGases_makeTwoTemplatesEach() {
        List<String> made = GasTable.shipped().templates();
        assertEquals(42, made.size());
        assertTrue(made.stream().anyMatch(text -> text.contains("template: gb50493-ammonia-ppm") && text.contains("H: {at: 28.2")), made.toString());
        assertTrue(made.stream().anyMatch(text -> text.contains("template: gb50493-carbon-monoxide\n") && text.contains("id: stel, above: 30")
                && text.contains("id: twa, above: 20, window: 8h")));
        assertNotNull(GasTable.shipped().whyOff("gb50493-formaldehyde"));
        assertNotNull(GasTable.shipped().whyOff("gb50493-ethylene-oxide-ppm"));
    }

    private static List<String> limitsOf(String template) {
        return SiteText.load("devices: [{id: a, points: [{id: p, template: " + template + "}]}]\n").points().getFirst().limits().stream()
                .map(each -> each.level() + " " + each.at() + " " + each.priority()).sorted().toList();
    }

    @Test
    void oxygenAndOpenPath_haveTheirFigures() {
        assertEquals(List.of("H 23.5 P1", "L 19.5 P1"), limitsOf("oxygen"));
        assertEquals(List.of("H 1.0 P2", "HH 2.0 P1"), limitsOf("gb50493-open-path"));
    }
}

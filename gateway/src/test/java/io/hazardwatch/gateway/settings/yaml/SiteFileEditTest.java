package io.hazardwatch.gateway.settings.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteFileEditTest {
    private static final String FILE = """
            # 😀 kept
            enterprise: acme
            devices:
              - id: a   # north
                points:
                  - {id: lel, template: t, limits: {H: {deadband: 1, at: 25}, HH: {latching: true}}}   # beside
                  - id: p   # pressure
                    unit: MPa
                    limits:
                      # by the vessel
                      H: {at: 2, onDelay: 5s}
                      HH:
                        at: '3'   # never above
              - id: b
                points:
                  - id: lel   # copied
                    template: t
                  - {id: x, limits: {}}
            """;

    private static String changed(String device, String point, String level) {
        return SiteFileEdit.limit(FILE, device, point, level, "7.5");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "a|lel|H|at: 25}|at: 7.5}",
            "a|lel|HH|HH: {latching|HH: {at: 7.5, latching",
            "a|lel|L|limits: {H|limits: {L: {at: 7.5}, H",
            "a|p|H|at: 2,|at: 7.5,",
            "a|p|HH|at: '3' |at: 7.5 ",
            "b|x|LL|limits: {}|limits: {LL: {at: 7.5}}"})
    void value_isReplacedOrAdded_andNothingElseChanges(String device, String point, String level, String before, String after) {
        assertEquals(FILE.replace(before, after), changed(device, point, level));
    }

    @Test
    void blocks_getALineOfTheirOwn() {
        assertEquals(FILE.replace("          H: {at: 2", "          L: {at: 7.5}\n          H: {at: 2"), changed("a", "p", "L"));
        assertEquals(FILE.replace("  - id: lel   # copied\n", "  - id: lel   # copied\n        limits: {H: {at: 7.5}}\n"), changed("b", "lel", "H"));
    }

    @Test
    void whatCannotBeChangedInPlace_isNothing() {
        assertNull(changed("c", "lel", "H"));
        assertNull(changed("a", "q", "H"));
        assertNull(SiteFileEdit.limit("devices: [{id: a, points: [{id: p, limits: }]}]", "a", "p", "H", "1"));
        assertNull(SiteFileEdit.limit("devices: [", "a", "p", "H", "1"));
    }
}

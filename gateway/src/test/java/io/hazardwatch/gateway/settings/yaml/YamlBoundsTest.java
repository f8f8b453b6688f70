package io.hazardwatch.gateway.settings.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of strangers that would need far more memory or time than their size. */
class YamlBoundsTest {
    private static final int MANY = 150_000;

    @ParameterizedTest
    @ValueSource(strings = {"x: [%s1]", "x: [%s'1', \t1]"})
    void moreValuesThanTheTextHasRoomFor_areRefusedWithTheirPlace(String text) {
        SettingsProblems problems = new SettingsProblems("sites/a.yaml");
        assertNull(YamlFile.parse(String.format(text, "1,".repeat(MANY)), problems));
        assertEquals(List.of("line 1"), problems.list().stream().map(SettingsProblem::path).toList());
    }

    @Test
    void asManyLongValues_areTaken() {
        SettingsProblems problems = new SettingsProblems("sites/a.yaml");
        assertNotNull(YamlFile.parse("x: [" + "12345678, ".repeat(MANY) + "1]", problems));
        assertEquals(List.of(), problems.list());
    }

    @Test
    void moreMistakesThanAnybodyReads_areLeftOutBeforeTheirPlaceIsSought() {
        SettingsProblems problems = new SettingsProblems("sites/a.yaml");
        YamlMap top = new YamlMap(YamlFile.parse("devices: [" + "1, ".repeat(99_000) + "{points: [1]}]", problems), problems);
        top.maps("devices").forEach(device -> device.requiredText("id"));
        assertEquals(SettingsProblems.PROBLEMS_MAX, problems.list().size());
        assertEquals("devices[999]", problems.list().getLast().path());
    }
}

package io.hazardwatch.gateway.settings.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.settings.yaml.YamlTextEditor.Part;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlTextEditorTest {
    private static final String TEXT = """
            # 注释 😀 stays
            enterprise: a
            devices:
            - id: d1   # one
              points:
                - id: p1
                  # about the limit
                  limits:
                    H: {at: 25, priority: P2}   # by the law
                  rate:
                    - {id: r, above: "5 %LEL/min"}

                # between
                - {id: p2, unit: ""}
            - id: d2
              points: []
            # end
            """;

    private static Part device(YamlTextEditor editor, int index) {
        return editor.items(editor.top(), "devices").get(index);
    }

    @Test
    void scalar_isReplacedAndTheRestStays() {
        YamlTextEditor editor = new YamlTextEditor(TEXT);
        Part point = editor.items(device(editor, 0), "points").getFirst();
        assertEquals("25", editor.scalar(point, "limits", "H", "at"));
        editor.merge(point, Map.of("limits", Map.of("H", Map.of("at", "22"))));
        assertEquals(TEXT.replace("at: 25", "at: 22"), editor.text());
    }

    @Test
    void keys_areAddedToBlockAndFlowMaps() {
        YamlTextEditor editor = new YamlTextEditor(TEXT);
        List<Part> points = editor.items(device(editor, 0), "points");
        editor.merge(points.get(0), Map.of("limits", Map.of("HH", Map.of("at", "50"))));
        editor.merge(points.get(0), Map.of("unit", "%LEL"));
        editor.merge(points.get(1), Map.of("unit", "MPa", "limits", Map.of("H", Map.of("at", "1"))));
        assertEquals(TEXT.replace("# by the law\n", "# by the law\n        HH: {at: 50}\n")
                .replace("\"5 %LEL/min\"}\n", "\"5 %LEL/min\"}\n      unit: \"%LEL\"\n")
                .replace("{id: p2, unit: \"\"}", "{id: p2, unit: MPa, limits: {H: {at: 1}}}"), editor.text());
    }

    @Test
    void items_areAppendedToEveryKindOfList() {
        YamlTextEditor editor = new YamlTextEditor(TEXT);
        editor.append(device(editor, 0), "points", List.of(Map.of("id", "p3"), Map.of("id", "p4")));
        editor.append(device(editor, 1), "points", List.of(Map.of("id", "p5")));
        editor.append(editor.top(), "devices", List.of(new java.util.TreeMap<>(Map.of("id", "d3", "points", List.of(Map.of("id", "p6"))))));
        String text = editor.text();
        assertEquals(TEXT.replace("unit: \"\"}\n", "unit: \"\"}\n    - {id: p3}\n    - {id: p4}\n")
                .replace("points: []\n", "points:\n    - {id: p5}\n- id: d3\n  points:\n    - {id: p6}\n"), text);
        SettingsProblems problems = new SettingsProblems("x");
        YamlNode top = YamlFile.parse(text, problems);
        assertTrue(problems.isEmpty(), problems.list().toString());
        assertEquals(4, top.find("devices").children().getFirst().find("points").children().size());
        assertEquals(3, top.find("devices").children().size());
    }

    @Test
    void flowDocument_andWindowsLines_areEditedInTheirManner() {
        YamlTextEditor flow = new YamlTextEditor("{a: 1, devices: []}");
        flow.append(flow.top(), "devices", List.of(Map.of("id", "x")));
        assertEquals("{a: 1, devices: [{id: x}]}", flow.text());
        YamlTextEditor windows = new YamlTextEditor("a: 1\r\nb:\r\n");
        windows.merge(windows.top(), Map.of("b", "2"));
        windows.merge(windows.top(), Map.of("c", "3"));
        assertEquals("a: 1\r\nb: 2\r\nc: 3\r\n", windows.text());
    }

    @Test
    void texts_areReadBackAsTheyWere() {
        for (String value : List.of("", "null", "~", "- a", "a: b", "a # b", "'", "\"", "\\", "it's \"x\"", "%LEL", "007", "-5", "-", "测点：一", "a\nb",
                "😀", "@x", "[1]", "{", "yes", ".5")) {
            SettingsProblems problems = new SettingsProblems("x");
            YamlNode top = YamlFile.parse("k: {v: " + YamlFlow.scalar(value) + "}", problems);
            assertTrue(problems.isEmpty(), value + problems.list());
            assertEquals(value.replace('\n', ' '), top.find("k").find("v").text(), value);
        }
    }
}

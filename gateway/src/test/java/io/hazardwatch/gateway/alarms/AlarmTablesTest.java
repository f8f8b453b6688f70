package io.hazardwatch.gateway.alarms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The tables of {@code docs/alarms.md} say what the machine does, cell by cell. */
class AlarmTablesTest {
    private static final Path PAGE = Path.of(System.getProperty("hazardwatch.root"), "docs/alarms.md");

    private record Row(String event, List<String> cells) {
        static Row of(String line) {
            List<String> cells = Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList();
            return new Row(cells.getFirst(), cells.subList(1, cells.size()));
        }
    }

    private static List<Row> table(String head) throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        int at = lines.indexOf(head);
        assertTrue(at >= 0, head);
        return lines.stream().skip(at + 2L).takeWhile(line -> line.startsWith("|")).map(Row::of).toList();
    }

    @TestFactory
    List<DynamicTest> core_isAsDocumented() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        List<Row> rows = table("| event | A | B | C | D | E | F |");
        for (Row row : rows) {
            assertEquals(AlarmState.values().length, row.cells().size(), row.event());
            for (AlarmState state : AlarmState.values()) {
                String cell = row.cells().get(state.ordinal());
                tests.add(dynamicTest(row.event() + " in " + state,
                        () -> assertEquals(cell, CoreEvents.of(row.event()).outcome(state))));
            }
        }
        tests.add(dynamicTest("every event is documented",
                () -> assertEquals(CoreEvents.names(), rows.stream().map(Row::event).sorted().toList())));
        return tests;
    }

    @TestFactory
    List<DynamicTest> suppression_isAsDocumented() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        List<Row> rows = table("| event | visible | G | H | I |");
        for (Row row : rows) {
            assertEquals(4, row.cells().size(), row.event());
            for (int column = 0; column < 4; column++) {
                String cell = row.cells().get(column);
                char shown = "BGHI".charAt(column);
                tests.add(dynamicTest(row.event() + " in " + shown,
                        () -> assertEquals(cell, SuppressionEvents.of(row.event()).outcome(shown))));
            }
        }
        tests.add(dynamicTest("every event is documented",
                () -> assertEquals(SuppressionEvents.names(), rows.stream().map(Row::event).sorted().toList())));
        return tests;
    }
}

package io.hazardwatch.gateway.onboarding.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImportTableTest {
    private static List<String> notes(ImportTable table) {
        return table.notes().stream().map(note -> note.cell() + ' ' + note.value() + ' ' + note.rule()).toList();
    }

    private static String text(String place, String text) {
        return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    @Test
    void percentageAndDate_refuseTheRowWithTheCell_butNotWhatNobodyUses() {
        String data = "<row r=\"1\">" + text("A1", "Device") + text("B1", "Point") + text("C1", "L")
                + "<c r=\"D1\" s=\"2\"><v>46082</v></c></row>"
                + "<row r=\"2\">" + text("A2", "gd-1") + text("B2", "o2") + "<c r=\"C2\" s=\"1\"><v>0.195</v></c></row>"
                + "<row r=\"3\"><c r=\"A3\" s=\"2\"><v>46082</v></c>" + text("B3", "o2") + "<c r=\"C3\"><v>19.5</v></c></row>"
                + "<row r=\"4\">" + text("A4", "gd-3") + text("B4", "o2") + "<c r=\"C4\"><v>19.5</v></c><c r=\"D4\" s=\"1\"><v>1</v></c></row>";
        ImportTable table = ImportTable.read(TableReaderTest.formatted(data, "10", "16"), Map.of());
        assertEquals(List.of("C2 19.5% PERCENTAGE", "A3 46082 DATE"), notes(table));
        assertEquals("gd-3", table.rows().getFirst().device());
        assertEquals("3 2", table.rowCount() + " " + table.refusedCount());
    }
}

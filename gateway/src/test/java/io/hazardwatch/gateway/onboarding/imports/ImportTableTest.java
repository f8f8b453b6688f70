package io.hazardwatch.gateway.onboarding.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
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

    @Test
    void cellBeyondTheHeaders_refusesItsRow_soThatDecimalCommasChangeNoLimit() {
        ImportTable table = ImportTable.read("""
                Device,Point,Unit,Range low,Range high,H,HH,,
                t-1,p,MPa,0,10,1,6,1,8
                t-2,p,MPa,0,10,1.6,1.8,,
                t-3,p,MPa,0,10,1.6,1.8, ,=1
                t-4,p,MPa,0,10,1.6
                """.getBytes(StandardCharsets.UTF_8), Map.of());
        assertEquals(List.of("H2 1 TOO_MANY_CELLS", "I4 =1 TOO_MANY_CELLS"), notes(table));
        assertEquals(List.of("t-2", "t-4"), table.rows().stream().map(ImportedRow::device).toList());
        assertEquals("2", String.valueOf(table.refusedCount()));
    }

    /** What a comma within a number has moved may be empty: then only the row is longer than that of the headers. */
    @Test
    void rowLongerThanItsHeaders_isRefused_alsoIfItsEndIsEmpty_butNotWhereCommasSeparateNothing() {
        ImportTable table = ImportTable.read("""
                Device,Point,Unit,H,HH,Deadband
                t-1,p,MPa,2,5,,
                t-2,p,MPa,2.5,,
                ,,,,,,,
                """.getBytes(StandardCharsets.UTF_8), Map.of());
        assertEquals(List.of("G2  TOO_MANY_CELLS"), notes(table));
        assertEquals(List.of("t-2"), table.rows().stream().map(ImportedRow::device).toList());
        assertEquals(List.of(), notes(ImportTable.read("Device;Point;Unit;H\nt-1;p;MPa;2.5;\n".getBytes(StandardCharsets.UTF_8), Map.of())));
    }

    @Test
    void moreColumnsThanATableMayHave_refuseTheFile() {
        byte[] wide = ("Device,Point" + ",x".repeat(TableReader.COLUMNS_MAX) + "\n").getBytes(StandardCharsets.UTF_8);
        RefusedTableException refused = assertThrows(RefusedTableException.class, () -> ImportTable.read(wide, Map.of()));
        assertEquals("TOO_MANY_COLUMNS 102", refused.rule() + " " + refused.value());
    }
}

package io.hazardwatch.gateway.onboarding.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class TableReaderTest {
    private static final String MAIN = "\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private static final String SHEET = "<worksheet xmlns=" + MAIN + "><sheetData>%s</sheetData></worksheet>";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static List<String> rows(byte[] file) {
        List<String> rows = new ArrayList<>();
        TableReader.read(file, new TableRowHandler() {
            @Override
            public void headers(List<TableCell> cells) {
                rows.add(text(0, cells));
            }

            @Override
            public void row(int line, List<TableCell> cells) {
                rows.add(text(line, cells));
            }
        });
        return rows;
    }

    private static String text(int line, List<TableCell> cells) {
        return line + ":" + String.join("|", cells.stream().map(cell -> cell.text() + (cell.fault() == null ? "" : "!" + cell.fault())).toList());
    }

    private static ImportRule refusal(byte[] file) {
        return assertThrows(RefusedTableException.class, () -> rows(file)).rule();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A workbook of one sheet, with parts added or replaced. */
    static byte[] workbook(String sheetData, Map<String, byte[]> others) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", utf8("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"));
        parts.put("xl/workbook.xml", utf8("<workbook xmlns=" + MAIN + " xmlns:r=\"" + RELATIONS + "\"><sheets><sheet name=\"s\" sheetId=\"1\""
                + " r:id=\"rId1\"/></sheets></workbook>"));
        parts.put("xl/_rels/workbook.xml.rels", utf8("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"rId1\" Type=\"" + RELATIONS + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"));
        parts.put("xl/worksheets/sheet1.xml", utf8(SHEET.formatted(sheetData)));
        parts.putAll(others);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException never) {
            throw new AssertionError(never);
        }
        return bytes.toByteArray();
    }

    private static String inline(String place, String text) {
        return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    @Test
    void csv_isReadInEveryUsualForm() {
        List<String> wanted = List.of("0:设备|高报", "2:a|1.5");
        assertEquals(wanted, rows(utf8("设备,高报\na,1.5\n")));
        assertEquals(wanted, rows(utf8("\uFEFF设备;高报\r\na;1.5\r\n\r\n;;\r\n")));
        assertEquals(wanted, rows(utf8("设备\t高报\na\t 1.5 \n")));
        assertEquals(wanted, rows("设备,高报\na,1.5\n".getBytes(Charset.forName("GBK"))));
    }

    @Test
    void formulas_areMarkedAndNeverEvaluated() {
        assertEquals(List.of("0:a|b|c|d|e", "2:=1+1!FORMULA|@SUM(1)!FORMULA|-40|+2-1!FORMULA|=5"),
                rows(utf8("a,b,c,d,e\n=1+1,@SUM(1),-40,+2-1,'=5\n")));
        String data = "<row r=\"1\">" + inline("A1", "a") + inline("B1", "b") + inline("C1", "c") + "</row><row r=\"3\">"
                + "<c r=\"A3\"><f t=\"shared\" si=\"0\" ref=\"A3:B3\">1+1</f><v>2</v></c><c r=\"B3\"><f t=\"shared\" si=\"0\"/><v>2</v></c>"
                + "<c r=\"C3\" t=\"e\"><v>#REF!</v></c></row>";
        List<String> rows = rows(workbook(data, Map.of()));
        assertEquals("0:a|b|c", rows.get(0));
        assertEquals(3, rows.get(1).split("FORMULA|ERROR_VALUE", -1).length - 1, rows.get(1));
        assertEquals("3", rows.get(1).split(":")[0]);
    }

    @Test
    void numbers_areAsPeopleSeeThem() {
        String data = "<row r=\"1\">" + inline("A1", "a") + inline("B1", "b") + "</row><row r=\"2\"><c r=\"A2\"><v>0.30000000000000004</v></c>"
                + "<c r=\"B2\"><v>25</v></c></row>";
        assertEquals(List.of("0:a|b", "2:0.3|25"), rows(workbook(data, Map.of())));
    }

    /** A workbook whose cells may have the formats 1, 2 … in that order, each a number that spreadsheets know or a code. */
    static byte[] formatted(String sheetData, String... formats) {
        StringBuilder codes = new StringBuilder();
        StringBuilder cells = new StringBuilder("<xf numFmtId=\"0\"/>");
        for (int i = 0; i < formats.length; i++) {
            boolean isKnown = formats[i].matches("[0-9]+");
            if (!isKnown) {
                codes.append("<numFmt numFmtId=\"").append(164 + i).append("\" formatCode=\"").append(formats[i].replace("\"", "&quot;"))
                        .append("\"/>");
            }
            cells.append("<xf numFmtId=\"").append(isKnown ? formats[i] : 164 + i).append("\"/>");
        }
        return workbook(sheetData, Map.of("[Content_Types].xml", utf8("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
                + "</Types>"), "xl/styles.xml", utf8("<styleSheet xmlns=" + MAIN + "><numFmts>" + codes + "</numFmts><cellXfs>" + cells
                + "</cellXfs></styleSheet>")));
    }

    /** What becomes of a number in a cell of that format. */
    private static String read(String format, String number) {
        return rows(formatted("<row r=\"1\">" + inline("A1", "a") + "</row><row r=\"2\"><c r=\"A2\" s=\"1\"><v>" + number + "</v></c></row>", format))
                .get(1).substring(2);
    }

    @Test
    void numberThatIsShownAsAPercentage_isRefusedAsPeopleSeeIt() {
        for (String format : List.of("9", "10", "0.0%", "0.00\\ %;[Red]\\-0.00%", "#,##0.0 %")) {
            assertEquals("19.5%!PERCENTAGE", read(format, "0.195"), format);
        }
        assertEquals("0%!PERCENTAGE", read("0%", "0"));
    }

    @Test
    void numberThatIsShownAsADateOrATime_isRefused() {
        for (String format : List.of("14", "16", "22", "31", "46", "58", "yyyy/m/d", "m\"月\"d\"日\"", "[h]:mm", "[$-804]aaaa;@", "hh:mm AM/PM",
                "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "[mm]")) {
            assertEquals("46082!DATE", read(format, "46082"), format);
        }
    }

    @Test
    void numberInAnyOtherFormat_isThatNumber() {
        for (String format : List.of("0", "2", "11", "13", "49", "0.0\"%\"", "0.0\\%", "G/通用格式", "General\"MPa\"", "0.00\" kPa/day\"",
                "[Red]0.00E+00", "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "#,##0.00_d", "[$mmHg-409]0.0", "\"%", "0_", "0*", "0\\")) {
            assertEquals("19.5", read(format, "19.5"), format);
        }
    }

    @Test
    void emptyCellsAndTexts_areTakenInAnyFormat() {
        String data = "<row r=\"1\">" + inline("A1", "a") + inline("B1", "b") + "</row><row r=\"2\"><c r=\"A2\" s=\"1\"/>"
                + "<c r=\"B2\" s=\"2\" t=\"inlineStr\"><is><t>3-1</t></is></c></row>";
        assertEquals(List.of("0:a|b", "2:|3-1"), rows(formatted(data, "9", "14")));
    }

    @Test
    void hostileWorkbooks_areRefusedByName() {
        String data = "<row r=\"1\">" + inline("A1", "a") + "</row>";
        assertEquals(ImportRule.MACROS, refusal(workbook(data, Map.of("xl/vbaProject.bin", new byte[9]))));
        assertEquals(ImportRule.EXTERNAL, refusal(workbook(data, Map.of("xl/externalLinks/externalLink1.xml", utf8("<x/>")))));
        assertEquals(ImportRule.EXTERNAL, refusal(workbook(data, Map.of("xl/worksheets/sheet1.xml",
                utf8("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                        + SHEET.formatted("<row r=\"1\"><c r=\"A1\"><v>&e;</v></c></row>"))))));
        assertEquals(ImportRule.EXTERNAL, refusal(workbook(data,
                Map.of("xl/sharedStrings.xml", "<!DOCTYPE x>".getBytes(StandardCharsets.UTF_16)))));
        assertEquals(ImportRule.ZIP_BOMB, refusal(workbook(data, Map.of("xl/media/image1.bin", new byte[40 << 20]))));
        assertEquals(ImportRule.ZIP_BOMB, refusal(workbook(data,
                Map.of("xl/sharedStrings.xml", utf8("<sst>" + "<si/>".repeat(7_000_000) + "</sst>")))));
        assertEquals(ImportRule.ZIP_BOMB, refusal(workbook(data, Map.of("xl/worksheets/t.xml", utf8("<x:sst xmlns:x=\"y\"/>")))));
        assertEquals(ImportRule.ZIP_BOMB, refusal(workbook(inline("A1", "x".repeat(300 << 10)), Map.of())));
        assertEquals(ImportRule.OLD_EXCEL, refusal(new byte[] {
            (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1}));
        assertEquals(ImportRule.NOT_A_TABLE, refusal(new byte[] {'P', 'K', 3, 4, 0, 0, 0}));
        assertEquals(ImportRule.NOT_A_TABLE, refusal(utf8("a\0b,c\n1,2")));
        assertEquals(ImportRule.EMPTY, refusal(new byte[0]));
        assertEquals(ImportRule.EMPTY, refusal(utf8("a,b\n,\n")));
        assertEquals(ImportRule.TOO_MANY_ROWS, refusal(utf8("a\n" + "1\n".repeat(TableReader.ROWS_MAX + 1))));
        assertEquals(ImportRule.ENCODING, refusal(new byte[] {'a', (byte) 0xff, (byte) 0xff, (byte) 0xff}));
    }

    /** The reader looks for formats in whatever part is said to hold them, one as large as only sheets may be too, and holds them whole. */
    @Test
    void formatsInTheSizeOfASheet_areRefused_andTheFewOfASheetAreNot() {
        String data = "<row r=\"1\">" + inline("A1", "a") + "</row>";
        String place = "xl/worksheets/t.xml";
        assertEquals(ImportRule.ZIP_BOMB, refusal(workbook(data, Map.of(place, utf8("<x:cellXfs xmlns:x=\"y\"/>")))));
        StringBuilder formats = new StringBuilder("<s>");
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) { // so that it is not refused for what it would unpack to
            byte[] noise = new byte[1_000];
            random.nextBytes(noise);
            formats.append("<a b=\"").append(HexFormat.of().formatHex(noise)).append("\"/>");
        }
        String few = formats.toString();
        formats.repeat("<x:numFmt numFmtId=\"1\" formatCode=\"[>1]" + "0".repeat(1_000) + "\"/>", 33_000);
        assertEquals(ImportRule.ZIP_BOMB, refusal(workbook(data, Map.of(place, utf8(formats.append("</s>").toString())))));
        assertEquals(ImportRule.EMPTY, refusal(workbook(data, Map.of(place, utf8(few + "<numFmt numFmtId=\"1\" formatCode=\"0%\"/></s>")))));
    }

    @Test
    void guardedTexts_comeBackAsTheyWere() {
        for (String text : List.of("=1+1", "+86-1", "-a", "@x", "'=x", "''x", "-40", "+5", "a", "", "'x")) {
            assertEquals(text, FormulaGuard.unguarded(FormulaGuard.guarded(text)), text);
        }
        assertEquals("'=1+1", FormulaGuard.guarded("=1+1"));
        assertEquals("-40", FormulaGuard.guarded("-40"));
    }
}

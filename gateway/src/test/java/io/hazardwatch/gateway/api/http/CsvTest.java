package io.hazardwatch.gateway.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every byte of a table, held against the rule written down plainly: receivers compare files they fetched before. */
class CsvTest {
    private static final String CHARACTERS = "ab1 ,;\"'\r\n\t=+-@#\uff1d\uff0b\uff0d\uff20\u9505\ud83d\ude00";
    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    @Test
    void everyCell_isQuotedOnlyWhenItMustAndNeverAFormula() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            Csv csv = new Csv();
            StringBuilder expected = new StringBuilder();
            for (int row = 0; row < 3; row++) {
                List<String> cells = cells(random);
                cells.forEach(csv::text);
                csv.end();
                expected.append(cells.stream().map(CsvTest::plainly).collect(Collectors.joining(","))).append("\r\n");
            }
            assertEquals(expected.toString(), csv.toString(), "seed " + seed);
        }
    }

    private static List<String> cells(Random random) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            StringBuilder cell = new StringBuilder();
            random.ints(random.nextInt(5), 0, CHARACTERS.length()).forEach(at -> cell.append(CHARACTERS.charAt(at)));
            cells.add(cell.toString());
        }
        return cells;
    }

    private static String plainly(String text) {
        String cell = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean mustBeQuoted = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return mustBeQuoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@a", "\ta", "\uff1d1", "\uff0b1", "\uff0d1", "\uff20a"})
    void formula_getsAnApostropheAndNothingElse(String text) {
        assertEquals("'" + text + "\r\n", new Csv().text(text).end().toString());
    }

    @Test
    void numbersAndTimes_areNotTakenForFormulas() {
        assertEquals("-1,-1.5,,2026-01-01T00:00:00.000+00:00,,\r\n",
                new Csv().number(-1).number(-1.5).number(Double.NaN).time(1_767_225_600_000L).time(0).text(null).end().toString());
    }

    @Test
    void emptyCells_areEmpty() {
        assertEquals("\r\n,\r\n#a,'\r\n", new Csv().text("").end().text("").text(null).end().text("#a").text("'").end().toString());
    }
}

package io.hazardwatch.gateway.onboarding.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** Reads CSV and the first visible sheet of XLSX, cell by cell as text; a formula stays one. Throws what refuses the whole file. */
final class TableReader {
    /** Most rows of a file. */
    static final int ROWS_MAX = 100_000;
    static final int COLUMNS_MAX = 100;
    private static final int HEADER_BYTES = 8;
    private static final Charset GB = Charset.forName("GB18030");
    private static final String SEPARATORS = ",;\t";
    private static final TableCell BEYOND = new TableCell("", ImportRule.TOO_MANY_CELLS);

    private final TableRowHandler taker;
    private int rows = -1;
    private int headerCells;

    private TableReader(TableRowHandler taker) {
        this.taker = taker;
    }

    /** Gives all rows to {@code taker}. */
    static void read(byte[] file, TableRowHandler taker) {
        TableReader reader = new TableReader(taker);
        if (file.length == 0) {
            throw new RefusedTableException(ImportRule.EMPTY, "");
        }
        if (file.length >= HEADER_BYTES && ReadableWorkbook.isOLE2Header(file)) {
            throw new RefusedTableException(ImportRule.OLD_EXCEL, "");
        }
        if (file.length > 3 && file[0] == 'P' && file[1] == 'K') {
            WorkbookGuard.check(file);
            reader.workbook(file);
        } else {
            reader.csv(text(file));
        }
        if (reader.rows < 1) {
            throw new RefusedTableException(ImportRule.EMPTY, "");
        }
    }

    private static String text(byte[] file) {
        String utf8 = decode(file, StandardCharsets.UTF_8);
        if (utf8 != null) {
            return utf8.startsWith("\uFEFF") ? utf8.substring(1) : utf8;
        }
        String gb = decode(file, GB);
        if (gb == null) {
            throw new RefusedTableException(ImportRule.ENCODING, "");
        }
        return gb;
    }

    private static String decode(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException other) {
            return null;
        }
    }

    private void csv(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new RefusedTableException(ImportRule.NOT_A_TABLE, "");
        }
        char separator = separator(text);
        try (CsvReader<CsvRecord> reader = CsvReader.builder().fieldSeparator(separator).allowExtraFields(true).allowMissingFields(true)
                .ofCsvRecord(text)) {
            for (CsvRecord each : reader) {
                List<TableCell> cells = each.getFields().stream().map(TableReader::csvCell).toList();
                take((int) each.getStartingLineNumber(), separator == ',' && rows >= 0 ? withinHeaders(cells) : cells);
            }
        } catch (CsvParseException | UncheckedIOException broken) {
            throw new RefusedTableException(ImportRule.NOT_A_TABLE, String.valueOf(broken.getMessage()));
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    /** The one that stands most often in the first line. */
    private static char separator(String text) {
        String line = text.lines().filter(each -> !each.isBlank()).findFirst().orElse("");
        char most = ',';
        for (char each : SEPARATORS.toCharArray()) {
            most = line.chars().filter(c -> c == each).count() > line.chars().filter(new Same(most)::is).count() ? each : most;
        }
        return most;
    }

    private record Same(char wanted) {
        boolean is(int c) {
            return c == wanted;
        }
    }

    /** A row that is longer than that of the headers has a comma too many, perhaps within a number, also if nothing stands at its end. */
    private List<TableCell> withinHeaders(List<TableCell> cells) {
        if (cells.size() <= headerCells || cells.stream().allMatch(TableCell::isBlank)) {
            return cells;
        }
        return IntStream.range(0, cells.size()).mapToObj(i -> i >= headerCells && cells.get(i).isBlank() ? BEYOND : cells.get(i)).toList();
    }

    /** A quote before a character that would begin a formula is that of {@link FormulaGuard}. */
    private static TableCell csvCell(String text) {
        String stripped = text.strip();
        return FormulaGuard.isFormula(stripped) ? new TableCell(stripped, ImportRule.FORMULA) : TableCell.of(FormulaGuard.unguarded(stripped));
    }

    private void workbook(byte[] file) {
        CellFormats formats = new CellFormats();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(CellFormats.areIn(file), false));
                Stream<Row> sheetRows = first(book).openStream()) {
            sheetRows.forEach(row -> take(row.getRowNum(), cells(row, formats)));
        } catch (RefusedTableException refused) {
            throw refused;
        } catch (IOException | RuntimeException broken) {
            throw new RefusedTableException(ImportRule.NOT_A_TABLE, broken.getClass().getSimpleName());
        }
    }

    private static Sheet first(ReadableWorkbook book) {
        return book.getSheets().filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE).findFirst()
                .orElseThrow(() -> new RefusedTableException(ImportRule.EMPTY, ""));
    }

    private static List<TableCell> cells(Row row, CellFormats formats) {
        List<TableCell> cells = new ArrayList<>();
        for (int i = 0; i < row.getCellCount(); i++) {
            cells.add(cell(row.getCell(i), formats));
        }
        return cells;
    }

    private static TableCell cell(Cell cell, CellFormats formats) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return TableCell.EMPTY;
        }
        if (cell.getType() == CellType.FORMULA || cell.getFormula() != null) {
            return new TableCell('=' + String.valueOf(cell.getFormula()), ImportRule.FORMULA);
        }
        return switch (cell.getType()) {
            case ERROR -> new TableCell(cell.getRawValue(), ImportRule.ERROR_VALUE);
            case NUMBER -> number(cell.asNumber(), formats.fault(cell));
            case STRING -> TableCell.of(FormulaGuard.unguarded(cell.asString().strip()));
            default -> TableCell.of(cell.getRawValue());
        };
    }

    private static TableCell number(BigDecimal number, ImportRule fault) {
        return new TableCell(fault == ImportRule.PERCENTAGE ? plain(number.movePointRight(2)) + '%' : plain(number), fault);
    }

    /** A spreadsheet keeps 0.1 + 0.2 with seventeen digits; people see fifteen. */
    private static String plain(BigDecimal number) {
        BigDecimal seen = number.round(new java.math.MathContext(15)).stripTrailingZeros();
        return seen.scale() < -18 || seen.scale() > 18 ? number.toString() : seen.toPlainString();
    }

    private void take(int line, List<TableCell> cells) {
        if (cells.stream().allMatch(TableCell::isBlank)) {
            return;
        }
        if (++rows == 0) {
            headerCells = cells.size();
            taker.headers(cells);
        } else if (rows > ROWS_MAX) {
            throw new RefusedTableException(ImportRule.TOO_MANY_ROWS, String.valueOf(ROWS_MAX));
        } else {
            taker.row(line, cells);
        }
    }
}

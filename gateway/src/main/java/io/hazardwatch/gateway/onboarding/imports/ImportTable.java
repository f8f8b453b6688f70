package io.hazardwatch.gateway.onboarding.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A file with its headers mapped and each row judged by itself. One thread. */
final class ImportTable implements TableRowHandler {
    /** Most notes that are kept; more are counted. */
    static final int NOTES_MAX = 20_000;

    private static final Set<ImportColumn> ABOUT_LIMITS = Stream.concat(ImportColumn.LIMITS.values().stream(),
            ImportColumn.PRIORITIES.values().stream()).collect(Collectors.toUnmodifiableSet());

    /** What refuses a value, but not the whole file where it stands above a column that nobody uses, such as a month. */
    private static final Set<ImportRule> SHOWN_OTHERWISE = EnumSet.of(ImportRule.PERCENTAGE, ImportRule.DATE);

    private final Map<String, ImportColumn> mapping;
    private final Map<String, ImportColumn> headers = new LinkedHashMap<>();
    private final List<ImportColumn> columns = new ArrayList<>();
    private final List<ImportedRow> rows = new ArrayList<>();
    private final List<ImportNote> notes = new ArrayList<>();
    private final Set<Integer> refused = new HashSet<>();
    private final Set<Integer> changed = new HashSet<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private final Map<String, String> shared = new HashMap<>();
    private final Map<String, String> sources = new HashMap<>();
    /** Columns up to the last one with a header. */
    private int headed;
    private int rowCount;

    private ImportTable(Map<String, ImportColumn> mapping) {
        this.mapping = mapping;
    }

    /** Reads a file; {@code mapping} by folded header goes before the shipped one, with null for a header that is left out. */
    static ImportTable read(byte[] file, Map<String, ImportColumn> mapping) {
        ImportTable table = new ImportTable(mapping);
        TableReader.read(file, table);
        return table;
    }

    @Override
    public void headers(List<TableCell> cells) {
        if (cells.size() > TableReader.COLUMNS_MAX) {
            throw new RefusedTableException(ImportRule.TOO_MANY_COLUMNS, String.valueOf(cells.size()));
        }
        Map<ImportColumn, String> taken = new EnumMap<>(ImportColumn.class);
        for (TableCell cell : cells) {
            if (cell.fault() != null && !SHOWN_OTHERWISE.contains(cell.fault())) {
                throw new RefusedTableException(cell.fault(), cell.text());
            }
            String header = cell.text().strip();
            ImportColumn column = column(header);
            String twin = column == null ? null : taken.putIfAbsent(column, header);
            if (twin != null) {
                throw new RefusedTableException(ImportRule.HEADER_TWICE, twin + ", " + header);
            }
            columns.add(column);
            if (!header.isEmpty()) {
                headers.put(header, column);
                headed = columns.size();
            }
        }
    }

    private ImportColumn column(String header) {
        String folded = ImportColumn.folded(header);
        return header.isEmpty() ? null : mapping.containsKey(folded) ? mapping.get(folded) : ImportColumn.shipped(header);
    }

    /** Whether the columns without which no row can be used are there. */
    boolean isUsable() {
        return columns.contains(ImportColumn.DEVICE) && columns.contains(ImportColumn.POINT);
    }

    @Override
    public void row(int line, List<TableCell> cells) {
        rowCount++;
        if (!isUsable()) {
            return;
        }
        Map<ImportColumn, String> values = new EnumMap<>(ImportColumn.class);
        for (int i = 0; i < cells.size() && !isBeyond(line, i, cells.get(i)); i++) {
            if (i < headed && columns.get(i) != null && !cells.get(i).isBlank()) {
                take(line, i, columns.get(i), cells.get(i), values);
            }
        }
        if (!refused.contains(line)) {
            check(line, values);
        }
        if (!refused.contains(line)) {
            rows.add(new ImportedRow(line, values));
        }
    }

    /** Refuses a row with a cell behind all headers: a comma within a number has moved what follows it into columns of another meaning. */
    private boolean isBeyond(int line, int index, TableCell cell) {
        boolean isBeyond = index >= headed && !cell.isBlank();
        if (isBeyond) {
            note(line, index, null, cell.text().strip(), null, ImportRule.TOO_MANY_CELLS);
        }
        return isBeyond;
    }

    private void take(int line, int index, ImportColumn column, TableCell cell, Map<ImportColumn, String> values) {
        String text = cell.text().strip();
        if (cell.fault() != null) {
            note(line, index, column, text, null, cell.fault());
            return;
        }
        CellRules.Judged judged = CellRules.judge(column, text);
        if (judged.rule() == ImportRule.NOT_A_NUMBER) {
            judged = withoutUnit(column, text, values.get(ImportColumn.UNIT));
        }
        if (judged.rule() != null) {
            note(line, index, column, text, judged.value(), judged.rule());
        }
        if (judged.value() != null) {
            values.put(column, shared.size() < NOTES_MAX ? shared.computeIfAbsent(judged.value(), same -> same) : judged.value());
        }
    }

    /** A number with the row's own unit behind it is that number. */
    private static CellRules.Judged withoutUnit(ImportColumn column, String text, String unit) {
        String[] parts = CellRules.split(text);
        boolean isOwn = parts != null && unit != null && (CellRules.unit(parts[1]).equals(unit) || unit.startsWith("%") && parts[1].equals("%"));
        return isOwn ? new CellRules.Judged(parts[0], ImportRule.TIDIED) : CellRules.judge(column, text);
    }

    private void check(int line, Map<ImportColumn, String> values) {
        require(line, ImportColumn.DEVICE, values);
        require(line, ImportColumn.POINT, values);
        if (refused.contains(line)) {
            return;
        }
        if (values.containsKey(ImportColumn.RANGE_LOW) != values.containsKey(ImportColumn.RANGE_HIGH)) {
            ImportColumn missing = values.containsKey(ImportColumn.RANGE_LOW) ? ImportColumn.RANGE_HIGH : ImportColumn.RANGE_LOW;
            note(line, columns.indexOf(missing), missing, "", null, ImportRule.HALF_RANGE);
        }
        ImportColumn.PRIORITIES.forEach((level, column) -> {
            if (values.containsKey(column) && !values.containsKey(ImportColumn.LIMITS.get(level)) && !values.containsKey(ImportColumn.TEMPLATE)) {
                note(line, columns.indexOf(column), column, values.get(column), null, ImportRule.WITHOUT_LIMIT);
            }
        });
        boolean hasLimit = values.keySet().stream().anyMatch(ABOUT_LIMITS::contains);
        Stream.of(ImportColumn.DEADBAND, ImportColumn.ON_DELAY, ImportColumn.OFF_DELAY).filter(column -> !hasLimit && values.containsKey(column))
                .forEach(column -> note(line, columns.indexOf(column), column, values.get(column), null, ImportRule.WITHOUT_LIMIT));
        Integer earlier = seen.putIfAbsent(values.get(ImportColumn.DEVICE) + '/' + values.get(ImportColumn.POINT), line);
        if (earlier != null) {
            note(line, columns.indexOf(ImportColumn.POINT), ImportColumn.POINT, values.get(ImportColumn.POINT), null, ImportRule.TWICE,
                    String.valueOf(earlier));
        }
        String source = values.get(ImportColumn.HAZARD_SOURCE);
        String other = source == null || refused.contains(line) ? null : sources.putIfAbsent(values.get(ImportColumn.DEVICE), source);
        if (other != null && !other.equals(source)) {
            note(line, columns.indexOf(ImportColumn.HAZARD_SOURCE), ImportColumn.HAZARD_SOURCE, source, null, ImportRule.OTHER_SOURCE, other);
        }
    }

    private void require(int line, ImportColumn column, Map<ImportColumn, String> values) {
        if (!values.containsKey(column)) {
            note(line, columns.indexOf(column), column, "", null, ImportRule.MISSING);
        }
    }

    private void note(int line, int index, ImportColumn column, String value, String now, ImportRule rule) {
        note(line, index, column, value, now, rule, now == null ? "" : now);
    }

    private void note(int line, int index, ImportColumn column, String value, String now, ImportRule rule, String detail) {
        (now == null ? refused : changed).add(line);
        if (notes.size() < NOTES_MAX) {
            notes.add(new ImportNote(line, index < 0 ? "" : ImportNote.letters(index) + line, column, value, now, rule,
                    ImportWords.of(rule, detail)));
        }
    }

    /** Refuses a row for what {@code check} says of it; {@code column} null if it is about no column. */
    void refuse(int line, ImportColumn column, String value, String rule) {
        refused.add(line);
        int index = column == null ? -1 : columns.indexOf(column);
        if (notes.size() < NOTES_MAX) {
            notes.add(new ImportNote(line, index < 0 ? "" : ImportNote.letters(index) + line, column, value, null, ImportRule.CONFIGURATION,
                    ImportWords.of(ImportRule.CONFIGURATION, rule)));
        }
    }

    /** Rows that can be used so far. */
    List<ImportedRow> rows() {
        return rows.stream().filter(row -> !refused.contains(row.line())).toList();
    }

    Map<String, ImportColumn> headers() {
        return headers;
    }

    List<ImportNote> notes() {
        return notes;
    }

    int rowCount() {
        return rowCount;
    }

    int refusedCount() {
        return refused.size();
    }

    /** Rows that are used with at least one cell changed. */
    int changedCount() {
        return (int) changed.stream().filter(line -> !refused.contains(line)).count();
    }
}

package io.hazardwatch.simulator.replay;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.hazardwatch.simulator.command.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Reads the three file formats csv, tep and stafford. Times without an offset are in the given zone. Rows of {@code tep} files have no
 * time; the first row counts as 2000-01-01 00:00.
 */
public final class SeriesReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern OFFSET = Pattern.compile(".*T.*[+-][0-9:]+");
    private static final LocalDateTime TEP_START = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final ZoneId zone;
    private final List<Series.Row> rows = new ArrayList<>();
    private int skipped;

    private SeriesReader(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * Reads all rows of {@code source}.
     *
     * @param zone zone of times without an offset
     * @throws UsageException when the format or a column does not exist, or a time of a CSV file is not one; names the line
     * @throws IOException    when the file cannot be read
     */
    public static Series read(Source source, ZoneId zone) throws UsageException, IOException {
        SeriesReader reader = new SeriesReader(zone);
        switch (source.format()) {
            case "csv" -> reader.csv(source);
            case "tep" -> reader.tep(source);
            case "stafford" -> reader.stafford(source);
            default -> throw new UsageException(source.name() + ": format: " + source.format() + ": must be csv, tep or stafford");
        }
        return new Series(source.name(), reader.rows, reader.skipped);
    }

    private void csv(Source source) throws UsageException, IOException {
        try (CsvReader<CsvRecord> file = CsvReader.builder().fieldSeparator(source.delimiter()).detectBomHeader(true)
                .allowExtraFields(true).allowMissingFields(true).allowExtraCharsAfterClosingQuote(true).ofCsvRecord(source.file())) {
            Iterator<CsvRecord> records = file.iterator();
            List<String> header = records.hasNext() ? records.next().getFields() : List.of("");
            int time = column(source, header, source.timeColumn());
            int value = column(source, header, source.valueColumn());
            while (records.hasNext()) {
                CsvRecord row = records.next();
                if (row.getFieldCount() > Math.max(time, value) && matches(source, header, row.getFields())) {
                    add(instant(source, row.getStartingLineNumber(), row.getField(time)), parse(row.getField(value)));
                }
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw new IOException(source.file() + ": cannot be read as CSV: " + e.getMessage(), e);
        }
    }

    private static int column(Source source, List<String> header, String name) throws UsageException {
        int index = header.indexOf(name);
        if (index < 0) {
            throw new UsageException(source.file() + ": column: " + name + ": is not in the header " + header);
        }
        return index;
    }

    private static boolean matches(Source source, List<String> header, List<String> cells) {
        for (Map.Entry<String, String> condition : source.where().entrySet()) {
            int index = header.indexOf(condition.getKey());
            if (index < 0 || index >= cells.size() || !cells.get(index).equals(condition.getValue())) {
                return false;
            }
        }
        return true;
    }

    private void tep(Source source) throws IOException {
        long atMillis = millis(TEP_START);
        for (String line : Files.readAllLines(source.file())) {
            String[] cells = line.trim().split("\\s+");
            add(atMillis, cells.length >= source.column() ? parse(cells[source.column() - 1]) : OptionalDouble.empty());
            atMillis += 1000L * source.sampleSeconds();
        }
    }

    private void stafford(Source source) throws IOException {
        try (JsonParser parser = JSON.createParser(source.file().toFile())) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new IOException(source.file() + ": must be a JSON array");
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                reading(source, JSON.readTree(parser));
            }
        }
    }

    private void reading(Source source, JsonNode node) {
        JsonNode value = node.path("data").path(source.valueColumn());
        if (node.path("device").asText().equals(source.device())) {
            add((long) Math.floor(node.path("ts").asDouble() * 1000),
                    value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty());
        }
    }

    private void add(long atMillis, OptionalDouble value) {
        if (value.isPresent()) {
            rows.add(new Series.Row(atMillis, value.getAsDouble()));
        } else {
            skipped++;
        }
    }

    private long instant(Source source, long line, String text) throws UsageException {
        String iso = text.trim().replace(' ', 'T');
        boolean hasOffset = iso.endsWith("Z") || OFFSET.matcher(iso).matches();
        try {
            return hasOffset ? Instant.parse(iso).toEpochMilli() : millis(LocalDateTime.parse(iso));
        } catch (DateTimeParseException e) {
            throw new UsageException(source.file() + ": line " + line + ": " + source.timeColumn() + ": " + text + ": is not an ISO time");
        }
    }

    private long millis(LocalDateTime time) {
        return time.atZone(zone).toInstant().toEpochMilli();
    }

    private static OptionalDouble parse(String text) {
        try {
            double value = Double.parseDouble(text.trim());
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException notANumber) {
            return OptionalDouble.empty();
        }
    }
}

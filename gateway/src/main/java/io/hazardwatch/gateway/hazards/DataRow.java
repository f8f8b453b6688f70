package io.hazardwatch.gateway.hazards;

import io.hazardwatch.gateway.model.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A row of the tables of this room: {@code key;zh;en;more;basis;mark}.
 *
 * @param more  what the column means is said by the file
 * @param basis where it is said, with its mark in brackets
 */
record DataRow(String key, Text text, String more, String basis) {
    static List<DataRow> read(String name) {
        try (InputStream stream = DataRow.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(";", -1)).map(cells -> new DataRow(cells[0], new Text(cells[1], cells[2]), cells[3],
                            cells[4] + " [" + cells[5] + ']')).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DataRow of(List<DataRow> rows, String key) {
        return rows.stream().filter(each -> each.key.equals(key)).findFirst().orElseThrow();
    }
}

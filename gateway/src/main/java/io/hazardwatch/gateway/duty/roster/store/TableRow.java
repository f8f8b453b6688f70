package io.hazardwatch.gateway.duty.roster.store;

import io.hazardwatch.gateway.model.Text;
import java.util.Map;

/** A row of one table. */
record TableRow(Map<String, Object> columns) {
    String text(String column) {
        return (String) columns.get(column);
    }

    int number(String column) {
        return ((Number) columns.get(column)).intValue();
    }

    long millis(String column) {
        return ((Number) columns.get(column)).longValue();
    }

    Text name() {
        return new Text(text("name_zh"), text("name_en"));
    }
}

package io.hazardwatch.gateway.weather.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.weather.WarningException;
import io.hazardwatch.gateway.weather.WarningInfo;
import io.hazardwatch.gateway.weather.WarningRefusal;
import io.hazardwatch.gateway.weather.WarningSeverity;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads fields that may be absent, null, or of another type than expected. */
final class JsonFields {
    private static final int YEAR_MAX = 9999;

    private JsonFields() {}

    /** The text of a field; empty if absent. */
    static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }

    static String required(JsonNode node, String name) {
        String text = text(node, name).strip();
        if (text.isEmpty()) {
            throw new WarningException(WarningRefusal.MISSING_ELEMENT, name + " is missing");
        }
        return text;
    }

    /** A time in ms since the epoch; {@link WarningInfo#UNSTATED} if absent. */
    static long millis(JsonNode node, String name) {
        String text = text(node, name).strip();
        if (text.isEmpty()) {
            return WarningInfo.UNSTATED;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() < 1 || time.getYear() > YEAR_MAX) {
                throw new DateTimeException(text);
            }
            return time.toInstant().toEpochMilli();
        } catch (DateTimeException noTime) {
            throw new WarningException(WarningRefusal.INVALID_VALUE, name + ": '" + shortened(text) + "': must be a time with offset");
        }
    }

    static long requiredMillis(JsonNode node, String name) {
        required(node, name);
        return millis(node, name);
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) : text;
    }

    /** The texts of a list; none if absent. */
    static List<String> texts(JsonNode node, String name) {
        List<String> texts = new ArrayList<>();
        node.path(name).forEach(each -> {
            if (each.isValueNode() && !each.asText().isBlank()) {
                texts.add(each.asText().strip());
            }
        });
        return texts;
    }

    /** The severity of that name; UNKNOWN for a word that is not known. */
    static WarningSeverity severity(String text) {
        for (WarningSeverity severity : WarningSeverity.values()) {
            if (severity.name().equals(text.strip().toUpperCase(Locale.ROOT))) {
                return severity;
            }
        }
        return WarningSeverity.UNKNOWN;
    }
}

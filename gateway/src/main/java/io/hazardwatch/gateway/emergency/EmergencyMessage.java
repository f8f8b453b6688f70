package io.hazardwatch.gateway.emergency;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hazardwatch.gateway.model.Text;
import java.time.Instant;

/**
 * What is told.
 *
 * @param source       who says so: {@code auditor} or {@code gateway}
 * @param text         for people
 * @param isUnrecorded whether it concerns an alarm that is not in the journal
 * @param atMillis     ms since the epoch
 */
public record EmergencyMessage(String source, Text text, boolean isUnrecorded, long atMillis) {
    private static final JsonMapper JSON = new JsonMapper();

    /** As JSON: {@code source}, {@code text}, {@code unrecorded}, {@code at}. */
    public String json() {
        ObjectNode message = JSON.createObjectNode().put("source", source).put("unrecorded", isUnrecorded)
                .put("at", Instant.ofEpochMilli(atMillis).toString());
        message.putObject("text").put("zh", text.zh()).put("en", text.en());
        return message.toString();
    }

    /** As lines of plain text, Chinese first. */
    public String plain() {
        String mark = isUnrecorded ? "未记录 UNRECORDED\n" : "";
        return mark + text.zh() + '\n' + text.en() + '\n' + Instant.ofEpochMilli(atMillis) + '\n';
    }
}

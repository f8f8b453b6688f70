package io.hazardwatch.gateway.emergency;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hazardwatch.gateway.model.Text;
import java.time.Instant;

/**
 * A message of the emergency way.
 *
 * @param source       who says so: {@code auditor} or {@code gateway}
 * @param text         for people
 * @param isUnrecorded whether it concerns an alarm that is not in the journal
 * @param atMillis     ms since the epoch
 */
public record EmergencyMessage(String source, Text text, boolean isUnrecorded, long atMillis) {
    private static final int PLAIN_MAX = 2_000;
    private static final JsonMapper JSON = new JsonMapper();

    /** As JSON: {@code source}, {@code text}, {@code unrecorded}, {@code at}. */
    public String json() {
        ObjectNode message = JSON.createObjectNode().put("source", source).put("unrecorded", isUnrecorded)
                .put("at", Instant.ofEpochMilli(atMillis).toString());
        message.putObject("text").put("zh", text.zh()).put("en", text.en());
        return message.toString();
    }

    /** As lines of plain text, Chinese first; cut where a program might stop reading. */
    public String plain() {
        String mark = isUnrecorded ? "未记录 UNRECORDED\n" : "";
        return mark + cut(text.zh()) + '\n' + cut(text.en()) + '\n' + Instant.ofEpochMilli(atMillis) + '\n';
    }

    private static String cut(String said) {
        return said.length() <= PLAIN_MAX ? said : said.substring(0, PLAIN_MAX) + '…';
    }
}

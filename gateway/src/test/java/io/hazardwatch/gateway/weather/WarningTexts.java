package io.hazardwatch.gateway.weather;

import io.hazardwatch.gateway.weather.events.EventTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Messages for tests, and the tables that ship. */
public final class WarningTexts {
    private static final Path RESOURCES = Path.of(System.getProperty("hazardwatch.root", ".."), "gateway/src/main/resources/weather");

    private WarningTexts() {}

    /** The lines of a table that ships. */
    public static List<String> table(String name) {
        try {
            return Files.readAllLines(RESOURCES.resolve(name));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static EventTypes types() {
        List<String> problems = new ArrayList<>();
        EventTypes types = EventTypes.parse(table("event-types.csv"), problems);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.toString());
        }
        return types;
    }

    /** A CAP 1.2 message; {@code references} and {@code area} are XML or empty. */
    public static byte[] cap(String identifier, String sent, String status, String type, String references, String headline, String area) {
        return ("""
                <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>%s</identifier><sender>cma@example.cn</sender><sent>%s</sent>\
                <status>%s</status><msgType>%s</msgType><scope>Public</scope>%s<info><language>zh-CN</language><category>Met</category>\
                <event>暴雨</event><urgency>Expected</urgency><severity>Severe</severity><certainty>Likely</certainty>\
                <eventCode><valueName>cn</valueName><value>11B03</value></eventCode>\
                <senderName>测试气象台</senderName><headline>%s</headline><description>预计未来3小时降雨量将达50毫米以上。</description>%s</info></alert>
                """).formatted(identifier, sent, status, type, references.isEmpty() ? "" : "<references>" + references + "</references>", headline,
                area.isEmpty() ? "" : "<area><areaDesc>测试区</areaDesc>" + area + "</area>").getBytes(StandardCharsets.UTF_8);
    }
}

package io.hazardwatch.simulator.warn;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

/** Writes the messages of one run of a scenario as CAP 1.2. Remembers when each was issued, because later ones refer to that. One thread. */
public final class CapWriter {
    private static final String SENDER = "simulator@weather.invalid";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx").withZone(ZoneId.of("Asia/Shanghai"));

    private final String run;
    private final Map<String, String> issued = new HashMap<>();

    /** @param run makes the identifiers of this run differ from those of every other */
    public CapWriter(String run) {
        this.run = run;
    }

    /** The message, issued at {@code sent}. */
    public String write(ScriptedWarning warning, Instant sent) {
        String time = TIME.format(sent);
        issued.put(warning.id(), time);
        String reference = warning.reference().isEmpty() ? "" : element("references",
                SENDER + ',' + identifier(warning.reference()) + ',' + issued.getOrDefault(warning.reference(), time));
        return "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">" + element("identifier", identifier(warning.id())) + element("sender", SENDER)
                + element("sent", time) + element("status", "Actual") + element("msgType", warning.type()) + element("scope", "Public") + reference
                + info(warning, sent) + "</alert>";
    }

    private String identifier(String id) {
        return "SIM-" + run + '-' + id;
    }

    private static String info(ScriptedWarning warning, Instant sent) {
        String[] circle = warning.circle().split(" ");
        return "<info>" + element("language", "zh-CN") + element("category", "Met") + element("event", warning.event())
                + element("urgency", "Expected") + element("severity", warning.severity()) + element("certainty", "Likely")
                + "<eventCode>" + element("valueName", "cn") + element("value", warning.code()) + "</eventCode>"
                + element("expires", TIME.format(sent.plusSeconds(60 * warning.minutes()))) + element("senderName", "演示气象台（虚构）")
                + element("headline", warning.headline()) + element("description", warning.description())
                + "<parameter>" + element("valueName", "colour") + element("value", warning.colour()) + "</parameter>"
                + "<area>" + element("areaDesc", "演示区域") + element("circle", circle[0] + ' ' + circle[circle.length - 1]) + "</area></info>";
    }

    private static String element(String name, String text) {
        return '<' + name + '>' + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</" + name + '>';
    }
}

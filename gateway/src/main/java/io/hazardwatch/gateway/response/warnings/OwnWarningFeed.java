package io.hazardwatch.gateway.response.warnings;

import io.hazardwatch.gateway.model.Text;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The feed of messages that were sent, as Atom. Entries stay for two days after they expire and are never edited. Pure. */
public final class OwnWarningFeed {
    private static final long KEPT_MILLIS = 2 * 86_400_000L;
    private static final int ENTRIES_MAX = 500;
    private static final Text TITLE = new Text("预警信息", "warnings");

    private OwnWarningFeed() {}

    /** The messages of a feed: of one scope and nature, the newest first. */
    public static List<OwnWarning> entries(List<OwnWarning> all, OwnWarningScope scope, boolean isExercise, long nowMillis) {
        return all.stream().filter(each -> each.state() == OwnWarning.State.SENT && each.scope() == scope && each.isExercise() == isExercise)
                .filter(each -> each.expiresMillis() > nowMillis - KEPT_MILLIS)
                .sorted((a, b) -> Long.compare(b.sentMillis(), a.sentMillis())).limit(ENTRIES_MAX).toList();
    }

    /** The feed of these entries. */
    public static String atom(List<OwnWarning> entries, OwnWarningScope scope, boolean isExercise, CapDocument.Origin origin) {
        String self = origin.base() + "/api/v1/cap/feed.atom?scope=" + scope.word().toLowerCase(java.util.Locale.ROOT)
                + (isExercise ? "&nature=exercise" : "");
        long updated = entries.stream().mapToLong(OwnWarning::sentMillis).max().orElse(0);
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n  <id>")
                .append(CapDocument.escaped(self)).append("</id>\n  <title>").append(mark(isExercise)).append(TITLE.zh()).append(" / ")
                        .append(TITLE.en())
                .append("</title>\n  <updated>").append(at(updated)).append("</updated>\n  <author><name>")
                        .append(CapDocument.escaped(origin.sender()))
                .append("</name></author>\n  <link rel=\"self\" type=\"application/atom+xml\" href=\"").append(CapDocument.escaped(self))
                        .append("\"/>\n");
        entries.forEach(each -> entry(xml, each, origin));
        return xml.append("</feed>\n").toString();
    }

    private static String mark(boolean isExercise) {
        return isExercise ? CapDocument.EXERCISE.zh() + CapDocument.EXERCISE.en() : "";
    }

    private static void entry(StringBuilder xml, OwnWarning warning, CapDocument.Origin origin) {
        String address = origin.base() + "/api/v1/cap/" + warning.identifier() + ".xml";
        xml.append("  <entry>\n    <id>urn:hazardwatch:cap:").append(CapDocument.escaped(warning.identifier())).append("</id>\n    <title>")
                .append(CapDocument.escaped(CapDocument.headline(warning, Text::zh) + " / " + CapDocument.headline(warning, Text::en)))
                .append("</title>\n    <updated>").append(at(warning.sentMillis())).append("</updated>\n    <category term=\"")
                .append(warning.isExercise() ? "Exercise" : "Actual").append("\"/>\n    <link rel=\"alternate\" type=\"application/cap+xml\" href=\"")
                .append(CapDocument.escaped(address)).append("\"/>\n    <summary>")
                .append(mark(warning.isExercise())).append(CapDocument.escaped(CapDocument.clean(warning.text().description().zh())))
                .append("</summary>\n  </entry>\n");
    }

    private static String at(long millis) {
        return CapDocument.time(Instant.ofEpochMilli(millis).toEpochMilli(), ZoneOffset.UTC).replace("-00:00", "Z");
    }
}

package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The single wire form of an alarm, used by HTTP, live feed and webhooks. Any thread. */
public final class AlarmJson {
    private final Supplier<Registry> registry;
    private final SiteIndex sites;
    private final AlarmText texts = new AlarmText();
    private final Predicate<String> chattering;

    /** @param registry gives the site's name and time zone */
    public AlarmJson(Supplier<Registry> registry) {
        this(registry, id -> false);
    }

    /** @param chattering whether the alarm of that id is chattering */
    public AlarmJson(Supplier<Registry> registry, Predicate<String> chattering) {
        this.registry = registry;
        this.chattering = chattering;
        this.sites = new SiteIndex(registry);
    }

    /** The alarm in the wire format, times in the site's zone. */
    public JsonObject of(Alarm alarm) {
        Site site = sites.site(alarm.point().enterprise(), alarm.point().site());
        ZoneId zone = zone(alarm);
        JsonObject json = new JsonObject();
        identity(json, alarm);
        state(json, alarm, zone);
        times(json, alarm, zone);
        values(json, alarm);
        json.put("beyond", isBeyond(alarm));
        json.put("activation", alarm.activation()).put("chattering", chattering.test(alarm.id())).put("group", AlarmGroup.of(alarm));
        return json.put("name", JsonValues.text(alarm.name())).put("message", JsonValues.text(message(alarm, site)));
    }

    /** The sentence that describes the alarm to people. */
    public Text message(Alarm alarm) {
        return message(alarm, sites.site(alarm.point().enterprise(), alarm.point().site()));
    }

    /** As {@link #message(Alarm)}, for what names the site before it. */
    public Text matter(Alarm alarm) {
        return texts.matter(alarm, name(alarm, sites.site(alarm.point().enterprise(), alarm.point().site())), sign(alarm));
    }

    private Text message(Alarm alarm, Site site) {
        return texts.of(alarm, name(alarm, site), sign(alarm));
    }

    private static Text name(Alarm alarm, Site site) {
        return site == null ? Text.of(alarm.point().site()) : site.name();
    }

    private String sign(Alarm alarm) {
        return isBeyond(alarm) ? LimitLevel.valueOf(alarm.level()).isHigh() ? ">" : "<" : "";
    }

    /** Whether the limit as configured at present must be exceeded; false if reaching it is enough. */
    private boolean isBeyond(Alarm alarm) {
        Point point = alarm.kind() == RuleKind.LIMIT ? registry.get().point(alarm.point()) : null;
        return point != null && point.limits().stream()
                .anyMatch(limit -> limit.beyond() && limit.level().name().equals(alarm.level()));
    }

    /** The time zone of the alarm's times. */
    ZoneId zone(Alarm alarm) {
        return sites.zone(alarm.point().enterprise(), alarm.point().site());
    }

    private static void identity(JsonObject json, Alarm alarm) {
        json.put("id", alarm.id()).put("point", alarm.point().toString())
                .put("enterprise", alarm.point().enterprise()).put("site", alarm.point().site())
                .put("device", alarm.point().device())
                .put("rule", alarm.kind() == RuleKind.LIMIT ? alarm.level() : alarm.rule())
                .put("kind", alarm.kind().name().toLowerCase(Locale.ROOT));
    }

    private static void state(JsonObject json, Alarm alarm, ZoneId zone) {
        json.put("priority", alarm.priority().name()).put("state", alarm.displayed().name())
                .put("dark", alarm.state().name())
                .put("active", alarm.state().isActive()).put("acked", alarm.state().isAcked())
                .put("suppression", SuppressionJson.of(alarm.suppression(), zone))
                .put("annunciation", alarm.annunciation().name().toLowerCase(Locale.ROOT))
                .put("occurrence", alarm.occurrence()).put("annSeq", alarm.annSeq())
                .put("level", alarm.level()).put("latching", alarm.latching())
                .put("severityMax", alarm.severityMax().name()).put("darkActivations", alarm.suppressedRaises())
                .put("late", alarm.late()).put("qualityBad", alarm.qualityBad());
    }

    private static void times(JsonObject json, Alarm alarm, ZoneId zone) {
        json.put("raisedAt", Times.iso(alarm.raisedAt(), zone)).put("eventAt", Times.iso(alarm.eventAt(), zone))
                .put("clearedAt", Times.iso(alarm.clearedAt(), zone)).put("ackedAt", Times.iso(alarm.ackedAt(), zone))
                .put("ackedBy", alarm.ackedBy() == null || alarm.ackedBy().isEmpty() ? null : alarm.ackedBy())
                .put("visibleAt", Times.iso(alarm.visibleAt(), zone))
                .put("leaseUntil", Times.iso(alarm.timers().ackExpiresAt(), zone));
    }

    private static void values(JsonObject json, Alarm alarm) {
        json.put("value", JsonValues.number(alarm.value())).put("unit", alarm.unit())
                .put("limit", JsonValues.number(alarm.limit())).put("worst", JsonValues.number(alarm.worst()));
    }

}

package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Suppression;
import io.hazardwatch.gateway.api.alarms.AlarmView;
import io.hazardwatch.gateway.api.alarms.LastReading;
import io.hazardwatch.gateway.api.alarms.ReadingJson;
import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.api.plant.Protection;
import io.hazardwatch.gateway.api.plant.ProtectionGap;
import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.book.DutySite;
import io.hazardwatch.gateway.duty.book.MatterSource;
import io.hazardwatch.gateway.duty.handover.OpenMatter;
import io.hazardwatch.gateway.equipment.CameraStates;
import io.hazardwatch.gateway.equipment.EquipmentStandings;
import io.hazardwatch.gateway.leaks.checks.CheckedDates;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Equipment;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Present state of a post's sites, from the open alarms, the newest readings and the registry. Duty thread. */
public final class DutySiteView implements DutySite {
    /** Points a snapshot names one by one. */
    private static final int POINTS_MAX = 1_000;
    private static final long REFRESH_MILLIS = 1_000;
    /** The alarm that says so is on the list already, or it is so by configuration. */
    private static final Set<ProtectionGap.Kind> SAID_ELSEWHERE = EnumSet.of(ProtectionGap.Kind.SHELVED, ProtectionGap.Kind.OUT_OF_SERVICE,
            ProtectionGap.Kind.NO_RULE);
    private static final Comparator<Alarm> ORDER = Comparator.comparing(Alarm::priority).thenComparing(Alarm::raisedAt).thenComparing(Alarm::id);

    private final Supplier<Registry> registry;
    private final SiteIndex sites;
    private final AlarmView alarms;
    private final Protection protection;
    private final ReadingJson readings;
    private final LastReading lastReading;
    private final List<MatterSource> others;
    private final CheckedDates checks;
    private final Clock clock;
    private Set<String> busySites = Set.of();
    private long busyAt = Long.MIN_VALUE / 2;

    /**
     * @param others what stands open at a post beside alarms and points
     * @param checks when instruments were checked
     * @param equipment what counts of equipment
     */
    public DutySiteView(Supplier<Registry> registry, AlarmView alarms, LastReading lastReading, List<MatterSource> others, CheckedDates checks,
                        EquipmentStandings equipment, Clock clock) {
        this.others = List.copyOf(others);
        this.sites = new SiteIndex(registry);
        this.registry = registry;
        this.alarms = alarms;
        this.protection = new Protection(registry, checks, equipment, CameraStates.NONE);
        this.checks = checks;
        this.readings = new ReadingJson(clock);
        this.lastReading = lastReading;
        this.clock = clock;
    }

    @Override
    public boolean hasUnacknowledgedP1(DutyPost post) {
        if (clock.millis() - busyAt >= REFRESH_MILLIS || clock.millis() < busyAt) {
            busyAt = clock.millis();
            busySites = alarms.openAlarms().stream().filter(alarm -> alarm.priority() == Priority.P1 && !alarm.state().isAcked()
                    && !alarm.isSuppressed())
                    .map(alarm -> alarm.point().enterprise() + '/' + alarm.point().site()).collect(Collectors.toCollection(HashSet::new));
        }
        return busySites.stream().map(site -> site.split("/")).anyMatch(names -> post.covers(names[0], names[1]));
    }

    @Override
    public List<OpenMatter> openMatters(DutyPost post) {
        List<OpenMatter> matters = new ArrayList<>();
        alarms.openAlarms().stream().filter(alarm -> post.covers(alarm.point().enterprise(), alarm.point().site())).sorted(ORDER)
                .forEach(alarm -> matters.add(new OpenMatter(kind(alarm), alarm.id(), alarms.encoder().message(alarm))));
        protection.weaknesses(alarms.openAlarms(), clock.millis()).values().forEach(weaknesses -> {
            ProtectionGap first = weaknesses.getFirst();
            List<ProtectionGap> said = weaknesses.stream().filter(each -> !SAID_ELSEWHERE.contains(each.kind())).toList();
            if (post.covers(first.point().enterprise(), first.point().site()) && !said.isEmpty()) {
                matters.add(unprotected(said));
            }
        });
        others.forEach(source -> matters.addAll(source.matters().apply(post)));
        return matters;
    }

    @Override
    public List<OpenMatter.Kind> notKept() {
        return Arrays.stream(OpenMatter.Kind.values()).filter(OpenMatter.Kind::isOfAnotherRoom)
                .filter(kind -> others.stream().noneMatch(source -> source.kinds().contains(kind))).toList();
    }

    private static OpenMatter.Kind kind(Alarm alarm) {
        Suppression suppression = alarm.suppression();
        if (suppression.outOfService() != null) {
            return OpenMatter.Kind.OUT_OF_SERVICE;
        }
        if (suppression.shelving() != null) {
            return OpenMatter.Kind.ALARM_SHELVED;
        }
        return alarm.state().isAcked() ? OpenMatter.Kind.ALARM_ACKNOWLEDGED : OpenMatter.Kind.ALARM_UNACKNOWLEDGED;
    }

    private OpenMatter unprotected(List<ProtectionGap> weaknesses) {
        ProtectionGap first = weaknesses.getFirst();
        Point point = registry.get().point(first.point());
        String id = first.isOfEquipment() ? first.point().enterprise() + '/' + first.point().site() + '/' + first.equipment()
                : first.point().toString();
        Text name = first.isOfEquipment() ? nameOf(first) : point == null ? Text.of(id) : point.name();
        String kinds = weaknesses.stream().map(each -> each.kind().name().toLowerCase(Locale.ROOT)).distinct().collect(Collectors.joining(", "));
        return new OpenMatter(OpenMatter.Kind.UNPROTECTED, id, new Text(id + " " + name.zh() + " 失去保护：" + kinds, id + ' ' + name.en()
                + " is unprotected: " + kinds));
    }

    private Text nameOf(ProtectionGap gap) {
        Site site = sites.site(gap.point().enterprise(), gap.point().site());
        Equipment equipment = site == null ? null : site.plant().guarded().find(gap.equipment());
        return equipment == null ? Text.of(gap.equipment()) : equipment.name();
    }

    @Override
    public String snapshot(DutyPost post, long nowMillis) {
        JsonArray sites = new JsonArray();
        registry.get().sites().stream().filter(site -> post.covers(site.enterprise(), site.site())).forEach(site -> sites.add(site(site, nowMillis)));
        return new JsonObject().put("at", nowMillis).put("sites", sites).encode();
    }

    private JsonObject site(Site site, long nowMillis) {
        List<Point> all = site.devices().stream().flatMap(device -> device.points().stream()).toList();
        JsonArray listed = new JsonArray();
        all.stream().limit(POINTS_MAX).forEach(point -> listed.add(point(point, nowMillis)));
        long live = all.stream().filter(this::isLive).count();
        LocalDate today = Instant.ofEpochMilli(nowMillis).atZone(site.timezone()).toLocalDate();
        return new JsonObject().put("enterprise", site.enterprise()).put("site", site.site()).put("points", all.size()).put("live", live)
                .put("notLive", all.size() - live).put("unprotected", unprotected(site, nowMillis))
                .put("calibration", calibration(all, today))
                .put("cameras", null).put("readings", listed);
    }

    /** {@code oldest} is the day on which the instrument was calibrated that has waited longest. */
    private JsonObject calibration(List<Point> points, LocalDate today) {
        List<LocalDate> due = points.stream().map(point -> checks.of(point).due()).filter(Objects::nonNull).sorted().toList();
        List<LocalDate> last = points.stream().map(point -> checks.of(point).last()).filter(Objects::nonNull).sorted().toList();
        return new JsonObject().put("oldest", last.isEmpty() ? null : last.getFirst().toString()).put("notStated", points.size() - last.size())
                .put("nextDue", due.isEmpty() ? null : due.getFirst().toString())
                .put("overdue", due.stream().filter(each -> each.isBefore(today)).count());
    }

    private boolean isLive(Point point) {
        Reading reading = lastReading.of(point);
        return reading != null && readings.quality(point, reading) != Quality.STALE && readings.quality(point, reading) != Quality.BAD;
    }

    private JsonObject point(Point point, long nowMillis) {
        Reading reading = lastReading.of(point);
        LocalDate calibrated = checks.of(point).last();
        JsonObject json = new JsonObject().put("point", point.id().toString()).put("calibrated", calibrated == null ? null : calibrated.toString());
        return reading == null ? json.put("value", null) : json.put("value", JsonValues.number(reading.value()))
                .put("quality", readings.quality(point, reading).name().toLowerCase(Locale.ROOT))
                .put("ageSeconds", Math.max(0, nowMillis - reading.arrivalMillis()) / 1000);
    }

    private JsonArray unprotected(Site site, long nowMillis) {
        JsonArray found = new JsonArray();
        for (Map.Entry<String, List<ProtectionGap>> each : protection.weaknesses(alarms.openAlarms(), nowMillis).entrySet()) {
            if (each.getKey().startsWith(site.enterprise() + '/' + site.site() + '/')) {
                JsonArray reasons = new JsonArray();
                each.getValue().forEach(weakness -> reasons.add(weakness.kind().name().toLowerCase(Locale.ROOT)));
                found.add(new JsonObject().put("point", each.getKey()).put("reasons", reasons));
            }
        }
        return found;
    }
}

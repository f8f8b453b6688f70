package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.FlowRate;
import io.hazardwatch.gateway.registry.HazardSource;
import io.hazardwatch.gateway.registry.PermittedQuantity;
import io.hazardwatch.gateway.registry.PermittedQuantity.QuantityKind;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.SumPeriod;
import io.hazardwatch.gateway.registry.Tank;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads what is permitted at a site: {@code permitted}. One thread. */
final class PermittedReader {
    private static final int ENTRIES_MAX = 500;
    private static final double FIGURE_MAX = 1e12;
    private static final double PEOPLE_MAX = 1_000_000;

    private final SitePoints points;
    private final List<HazardSource> sources;
    private final List<Tank> tanks;
    private final PermittedTemplates templates = PermittedTemplates.SHIPPED;

    PermittedReader(SitePoints points, List<HazardSource> sources, List<Tank> tanks) {
        this.points = points;
        this.sources = sources;
        this.tanks = tanks;
    }

    List<PermittedQuantity> read(YamlMap top) {
        List<PermittedQuantity> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlMap fields : top.maps("permitted")) {
            for (PermittedQuantity each : entry(fields)) {
                if (seen.add(each.id())) {
                    all.add(each);
                } else {
                    fields.broken("id", each.id() + " must stand only once in its site");
                }
            }
        }
        if (all.size() > ENTRIES_MAX) {
            top.broken("permitted", "must be at most " + ENTRIES_MAX);
        }
        return all;
    }

    private List<PermittedQuantity> entry(YamlMap fields) {
        String id = fields.name("id");
        Text name = fields.display("name", id == null ? "" : id);
        String source = TankReader.hazardSource(fields, sources);
        if (!fields.has("permit")) {
            fields.broken("permit", "must be given");
        }
        Text permit = fields.display("permit", "");
        double warnAt = fields.number("warnAt", PermittedQuantity.WARN_SHARE, 0.01, 10);
        double alarmAt = fields.number("alarmAt", 1, 0.01, 10);
        if (warnAt > alarmAt) {
            fields.broken("warnAt", "must not be above alarmAt");
        }
        long kinds = List.of("mass", "throughput", "people").stream().filter(fields::has).count();
        if (kinds != 1) {
            fields.broken("mass", "must be given, or throughput, or people: exactly one of them");
        }
        PermittedQuantity plain = new PermittedQuantity(id == null ? "" : id, name, source, QuantityKind.MASS, Double.NaN, "", null, warnAt, alarmAt,
                permit, List.of(), List.of(), null);
        List<PermittedQuantity> read = fields.has("mass") ? List.of(mass(fields.map("mass"), plain))
                : fields.has("people") ? List.of(people(fields.map("people"), plain)) : throughput(fields.map("throughput"), plain, fields);
        fields.done("id", "name", "hazardSource", "permit", "warnAt", "alarmAt", "mass", "throughput", "people", "template");
        return id == null ? List.of() : read;
    }

    private PermittedQuantity mass(YamlMap fields, PermittedQuantity plain) {
        List<String> ids = fields.texts("tanks");
        for (String id : ids) {
            Tank tank = tanks.stream().filter(each -> each.id().equals(id)).findFirst().orElse(null);
            if (tank == null && points.isWhole()) {
                fields.broken("tanks", id + " must be one of the site's tanks");
            } else if (tank != null && (tank.contents().strapping() == null || Double.isNaN(tank.contents().density()))) {
                fields.broken("tanks", id + " must have strapping and density, because its mass is needed");
            }
        }
        if (ids.isEmpty() || new HashSet<>(ids).size() < ids.size()) {
            fields.broken("tanks", "must be a list of tanks, each once");
        }
        double max = max(fields, FIGURE_MAX);
        fields.done("tanks", "max");
        return new PermittedQuantity(plain.id(), plain.name(), plain.hazardSource(), QuantityKind.MASS, max, "t", null, plain.warnAt(),
                plain.alarmAt(), plain.permit(), List.of(), ids, null);
    }

    private PermittedQuantity people(YamlMap fields, PermittedQuantity plain) {
        List<Point> counts = points.points(fields, "points", 1, 50);
        double max = max(fields, PEOPLE_MAX);
        fields.done("points", "max");
        return new PermittedQuantity(plain.id(), plain.name(), plain.hazardSource(), QuantityKind.PEOPLE, max, "", null, plain.warnAt(),
                plain.alarmAt(), plain.permit(), counts.stream().map(Point::id).toList(), List.of(), null);
    }

    /** One entry, or one for each row of its template. */
    private List<PermittedQuantity> throughput(YamlMap fields, PermittedQuantity plain, YamlMap entry) {
        String template = entry.text("template", null);
        List<Point> flows = points.points(fields, "points", 1, 50);
        String unit = unit(fields, flows);
        double max = max(fields, FIGURE_MAX);
        SumPeriod period = fields.choice("per", null, SumPeriod.values());
        fields.done("points", "max", "per");
        if (template == null) {
            if (period == null) {
                fields.broken("per", "must be hour, day, month, quarter or year");
            }
            return List.of(of(plain, plain.id(), flows, unit, max, period, plain.warnAt(), plain.alarmAt(), null));
        }
        List<PermittedTemplates.Row> rows = templates.of(template);
        if (rows.isEmpty()) {
            entry.broken("template", "must be one of " + templates.names());
        }
        if (entry.has("alarmAt") || entry.has("warnAt") || period != null && period != SumPeriod.YEAR) {
            entry.broken("template", "has shares of its own of what is permitted in a year; leave out warnAt, alarmAt and per");
        }
        return rows.stream().map(row -> of(plain, plain.id() + '-' + row.period().name().toLowerCase(Locale.ROOT), flows, unit, max, row.period(),
                PermittedQuantity.WARN_SHARE * row.alarmAt(), row.alarmAt(), row.basis())).toList();
    }

    private static PermittedQuantity of(PermittedQuantity plain, String id, List<Point> flows, String unit, double max, SumPeriod period,
                                        double warnAt, double alarmAt, String basis) {
        return new PermittedQuantity(id, plain.name(), plain.hazardSource(), QuantityKind.THROUGHPUT, max, unit, period, warnAt, alarmAt,
                plain.permit(), flows.stream().map(Point::id).toList(), List.of(), basis);
    }

    /** The unit of the amounts: that of flows without the time, or that of counters. */
    private static String unit(YamlMap fields, List<Point> flows) {
        List<String> units = flows.stream().map(point -> FlowRate.of(point.unit()) == null ? point.unit() : FlowRate.of(point.unit()).amount())
                .distinct().toList();
        if (units.size() > 1) {
            fields.broken("points", "must count the same amount, not " + units);
        }
        return units.isEmpty() ? "" : units.getFirst();
    }

    private static double max(YamlMap fields, double most) {
        double max = fields.requiredNumber("max");
        if (max <= 0 || max > most) {
            fields.broken("max", "must be above 0 and at most " + most);
        }
        return max;
    }
}

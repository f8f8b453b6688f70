package io.hazardwatch.gateway.weather.restrictions;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.weather.Warning;
import io.hazardwatch.gateway.weather.WarningColour;
import io.hazardwatch.gateway.weather.actions.ActionTable;
import java.util.List;

/**
 * A limit of points that is tighter while a warning is in force at their site.
 *
 * @param event hazard or code of the event type
 * @param from  the least colour it holds for
 * @param names of enterprise, site, device and point, {@code *} for any; empty if the unit decides
 * @param unit  of the points; empty if the names decide
 * @param line  of the table
 */
public record LimitRow(String id, String event, WarningColour from, List<String> names, String unit, LimitLevel level, double at, Text text,
                       String source, String mark, String line) {
    static final String ANY = "*";

    public LimitRow {
        names = List.copyOf(names);
    }

    /** Whether it names one point. */
    boolean isOnePoint() {
        return !names.isEmpty() && !names.contains(ANY);
    }

    /** Whether it is about that point. */
    boolean isAbout(Point point) {
        PointId id = point.id();
        return names.isEmpty() ? unit.equals(point.unit()) : is(0, id.enterprise()) && is(1, id.site()) && is(2, id.device()) && is(3, id.point());
    }

    private boolean is(int part, String name) {
        return names.get(part).equals(ANY) || names.get(part).equals(name);
    }

    /** Whether it holds while that warning is in force. */
    boolean appliesTo(Warning warning) {
        WarningColour counted = warning.colour() == WarningColour.NOT_STATED ? ActionTable.bySeverity(warning.severity()) : warning.colour();
        return (warning.kind().hazard().equals(event) || warning.kind().code().equals(event)) && counted.compareTo(from) >= 0;
    }
}

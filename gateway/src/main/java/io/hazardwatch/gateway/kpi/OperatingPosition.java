package io.hazardwatch.gateway.kpi;

import io.hazardwatch.gateway.model.Text;
import java.util.List;

/**
 * An operating position and the sites it is responsible for. Figures are computed per position, because a rate shared by two
 * people is half a rate for each.
 *
 * @param covers enterprises, or sites as {@code enterprise/site}; empty for everything
 * @param profile what a console does for whoever is signed in there
 */
public record OperatingPosition(String id, Text name, List<String> covers, PositionProfile profile) {
    /** A position responsible for everything. */
    public static final OperatingPosition ALL = new OperatingPosition("all", new Text("全部", "everything"), List.of());

    public OperatingPosition {
        covers = List.copyOf(covers);
    }

    /** A position that shows and sounds everything it covers. */
    public OperatingPosition(String id, Text name, List<String> covers) {
        this(id, name, covers, PositionProfile.EVERYTHING);
    }

    /** A position responsible for one enterprise. */
    public static OperatingPosition of(String enterprise) {
        return new OperatingPosition(enterprise, Text.of(enterprise), List.of(enterprise));
    }

    /** Prefixes of the ids of its alarms; empty for all alarms. */
    public List<String> alarms() {
        return covers.stream().map(covered -> covered.replace('/', '.') + '.').toList();
    }

    /** Whether it is responsible for that site. */
    public boolean covers(String enterprise, String site) {
        return covers.isEmpty() || covers.contains(enterprise) || covers.contains(enterprise + '/' + site);
    }

    /** Whether all its sites belong to {@code enterprise}. */
    public boolean isWithin(String enterprise) {
        return !covers.isEmpty()
                && covers.stream().allMatch(covered -> covered.equals(enterprise) || covered.startsWith(enterprise + '/'));
    }
}

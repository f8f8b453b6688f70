package io.hazardwatch.gateway.kpi;

import io.hazardwatch.gateway.model.Text;
import java.util.List;

/**
 * Who looks after what: figures are per operating position, because a rate that is spread over two people is half a rate
 * for each.
 *
 * @param covers enterprises, or sites as {@code enterprise/site}; none = everything
 */
public record OperatingPosition(String id, Text name, List<String> covers) {
    /** One position that looks after everything. */
    public static final OperatingPosition ALL = new OperatingPosition("all", new Text("全部", "everything"), List.of());

    public OperatingPosition {
        covers = List.copyOf(covers);
    }

    /** One position that looks after an enterprise. */
    public static OperatingPosition of(String enterprise) {
        return new OperatingPosition(enterprise, Text.of(enterprise), List.of(enterprise));
    }

    /** How the ids of its alarms begin; none = all. */
    public List<String> alarms() {
        return covers.stream().map(covered -> covered.replace('/', '.') + '.').toList();
    }

    /** Whether it looks after that site. */
    public boolean covers(String enterprise, String site) {
        return covers.isEmpty() || covers.contains(enterprise) || covers.contains(enterprise + '/' + site);
    }

    /** Whether everything it looks after belongs to {@code enterprise}. */
    public boolean isWithin(String enterprise) {
        return !covers.isEmpty()
                && covers.stream().allMatch(covered -> covered.equals(enterprise) || covered.startsWith(enterprise + '/'));
    }
}

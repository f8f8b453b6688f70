package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import java.util.List;

/**
 * How much of something is permitted at a hazard source, a tank or a line: a registered mass, a throughput, or a number of people. It is no legal
 * grade: that follows the design maximum and does not move with what is there.
 *
 * @param kind     what is counted
 * @param max      the permitted figure, in {@code unit}
 * @param unit     t for a mass, empty for people, the amount of the flow's unit for a throughput
 * @param period   of a throughput; null otherwise
 * @param warnAt   share of {@code max} from which people are warned
 * @param alarmAt  share of {@code max} from which it is an alarm
 * @param permit   the document that permits it, for people
 * @param points   flows or counters of a throughput, or counts of people
 * @param tanks    ids of the tanks whose masses are added
 * @param basis    source of the shares, for people; null if they are the site's own
 */
public record PermittedQuantity(String id, Text name, String hazardSource, QuantityKind kind, double max, String unit, SumPeriod period,
                                double warnAt, double alarmAt, Text permit, List<PointId> points, List<String> tanks, String basis) {
    /** Default of {@code warnAt}. */
    public static final double WARN_SHARE = 0.9;

    public PermittedQuantity {
        points = List.copyOf(points);
        tanks = List.copyOf(tanks);
    }

    /** What is counted. */
    public enum QuantityKind { MASS, THROUGHPUT, PEOPLE }
}

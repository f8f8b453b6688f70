package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import java.util.List;

/**
 * A rule over several points of one site. Devices have clocks of their own, so comparisons of points in time use arrival
 * times by the gateway's clock.
 *
 * @param id             name within the site; its alarms belong to the virtual point {@code _site/ID}
 * @param onDelayMillis  how long the condition must hold
 * @param offDelayMillis how long the condition must be known to be absent
 * @param why            why its alarms exist; null if that is not written down
 */
public record SiteRule(String id, Text name, Priority priority, boolean latching, long onDelayMillis,
                       long offDelayMillis, Logic logic, Rationale why) {
    /** The device name of a site's virtual points. */
    public static final String DEVICE = "_site";

    /** What the rule evaluates. */
    public sealed interface Logic {
        /** The points it reads. */
        List<PointId> points();
    }

    /**
     * A number of conditions must hold.
     *
     * @param need         how many: all, any (1) or n of m
     * @param withinMillis a condition also counts when it held within this time; 0 = they must hold together
     */
    public record Composite(int need, long withinMillis, List<Condition> conditions) implements Logic {
        public Composite {
            conditions = List.copyOf(conditions);
        }

        @Override
        public List<PointId> points() {
            return conditions.stream().map(Condition::point).toList();
        }
    }

    /**
     * Redundant sensors vote on one limit: two sensors 1oo2, three 2oo3 (see the table of degradation in {@code docs/alarms.md}).
     *
     * @param limit      the limit for every sensor
     * @param tolerance  how far a sensor may be from the median of the good ones, in the sensors' unit
     * @param badIsTrip  whether a bad sensor counts as a vote for the alarm
     * @param bothOfTwo  whether both must agree once one of three is bad; safe is one of two
     * @param approvedBy who approved {@code bothOfTwo}; null when it is not used
     */
    public record Vote(List<PointId> points, Threshold limit, double tolerance, boolean badIsTrip, boolean bothOfTwo,
                       String approvedBy) implements Logic {
        public Vote {
            points = List.copyOf(points);
        }

        /** For people: {@code 1oo2} or {@code 2oo3}. */
        public String arrangement() {
            return points.size() == 2 ? "1oo2" : "2oo3";
        }
    }

    /** Redundant sensors must agree within {@code tolerance} of their median, in their unit. */
    public record Deviation(List<PointId> points, double tolerance) implements Logic {
        public Deviation {
            points = List.copyOf(points);
        }
    }

    /** Whether it is the same rule apart from its name and rationale, which are for people. */
    public boolean isWatchedLike(SiteRule other) {
        return equals(new SiteRule(other.id, name, other.priority, other.latching, other.onDelayMillis, other.offDelayMillis,
                other.logic, why));
    }

    /** The virtual point of the rule's alarms. */
    public PointId pointIn(String enterprise, String site) {
        return new DeviceId(enterprise, site, DEVICE).point(id);
    }
}

package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is watched of a gas network beside single points.
 *
 * @param shutOffs detectors that close a valve
 * @param streets  detectors along a street, which together tell of a leak of the network
 * @param spaces   underground spaces beside pipes, such as manholes
 * @param groups   devices that are reached by one way; without those of {@code streets}, which are groups as well
 * @param attendMillis time in which field staff must have done a task about gas
 */
public record CityGas(List<ShutOff> shutOffs, List<Street> streets, List<Space> spaces, List<Group> groups, long attendMillis) {
    /** As usual in city gas (mark M). */
    public static final long ATTEND_MILLIS = 1_800_000;

    /** Nothing stated. */
    public static final CityGas NONE = new CityGas(List.of(), List.of(), List.of(), List.of(), ATTEND_MILLIS);

    public CityGas {
        groups = List.copyOf(groups);
        shutOffs = List.copyOf(shutOffs);
        streets = List.copyOf(streets);
        spaces = List.copyOf(spaces);
    }

    /** Whether nothing is stated. */
    public boolean isEmpty() {
        return shutOffs.isEmpty() && streets.isEmpty() && spaces.isEmpty();
    }

    /** Devices that lose their communication together: the stated groups, and the devices along each street. */
    public List<Group> communicationGroups() {
        return Stream.concat(groups.stream(), streets.stream().map(Street::group)).toList();
    }

    /** What the devices of a group have in common. */
    public enum GroupKind { STREET, BUILDING, STATION }

    /**
     * Devices of a street, a building, or a base station or pressure regulating station.
     *
     * @param devices their ids in the site
     */
    public record Group(String id, Text name, GroupKind kind, List<String> devices) {
        public Group {
            devices = List.copyOf(devices);
        }
    }

    /** A point that measures gas and the value from which it is an alarm, in its unit. */
    public record Detector(PointId point, double alarmAt) {}

    /**
     * Detectors of a household, a kitchen or a station that close a valve. It closes by itself and is opened by hand on site.
     *
     * @param valve        its feedback: open if not 0
     * @param withinMillis time from the alarm to the closed valve
     */
    public record ShutOff(String id, Text name, List<Detector> detectors, PointId valve, long withinMillis) {
        public ShutOff {
            detectors = List.copyOf(detectors);
        }
    }

    /**
     * Detectors along one street.
     *
     * @param need         as many of them in alarm within {@code withinMillis} are one leak of the network
     */
    public record Street(String id, Text name, List<Detector> detectors, int need, long withinMillis) {
        public Street {
            detectors = List.copyOf(detectors);
        }

        /** Names its leak among the rules of its site. */
        public String alarmId() {
            return "street-" + id;
        }

        private Group group() {
            return new Group(id, name, GroupKind.STREET, detectors.stream().map(each -> each.point().device()).distinct().toList());
        }
    }

    /**
     * An underground space.
     *
     * @param lelPoint  methane in %LEL; null if it is not measured
     * @param volPoint  methane in %vol; null if it is not measured
     * @param water     level of water; null if it is not measured
     * @param waterAt   level from which the detectors are under water, in its unit
     * @param lelPctVol lower explosive limit, %vol
     * @param uelPctVol upper explosive limit, %vol
     */
    public record Space(String id, Text name, PointId lelPoint, PointId volPoint, PointId water, double waterAt, double lelPctVol,
                        double uelPctVol) {}
}

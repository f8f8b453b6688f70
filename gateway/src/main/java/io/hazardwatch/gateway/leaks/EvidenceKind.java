package io.hazardwatch.gateway.leaks;

/** What speaks for or against a leak, with the weight it has unless the settings give another. Stored by name. */
public enum EvidenceKind {
    /** A sound detector is in alarm. */
    DETECTOR_IN_ALARM("detectorInAlarm", 0.30),
    /** A further sound detector is in alarm; counts for each, twice at most. */
    FURTHER_DETECTOR("furtherDetector", 0.20),
    /** A detector went beyond its second level. */
    SECOND_LEVEL("secondLevel", 0.10),
    /** A detector below its limits rises as well. */
    NEIGHBOUR_RISES("neighbourRises", 0.10),
    /** The wind carries from equipment to all detectors in alarm. */
    WIND_AGREES("windAgrees", 0.15),
    /** The wind carries from no known equipment to all detectors in alarm. */
    WIND_DISAGREES("windDisagrees", -0.10),
    PRESSURE_FALLS("pressureFalls", 0.20),
    LEVEL_FALLS("levelFalls", 0.15),
    /** More flows in than out. */
    FLOW_IMBALANCE("flowImbalance", 0.20),
    VALVE_OPEN("valveOpen", 0.05),
    PUMP_RUNS("pumpRuns", 0.05),
    /** Special work under a permit goes on within reach; it opens equipment, and brings a flame. */
    PERMIT_NEARBY("permitNearby", 0.05),
    /** A camera shows equipment within reach; no weight, because a link says nothing by itself. */
    CAMERA_NEARBY("cameraNearby", 0),
    /** A detector in alarm cannot be trusted; it counts as nothing else. */
    DOUBTFUL_DETECTOR("doubtfulDetector", 0.10),
    /** Nothing is known about the wind; no weight, because unknown is neither for nor against. */
    WIND_UNKNOWN("windUnknown", 0),
    /** A detector in alarm has no stated place. */
    PLACE_UNKNOWN("placeUnknown", 0);

    private final String key;
    private final double weight;

    EvidenceKind(String key, double weight) {
        this.key = key;
        this.weight = weight;
    }

    /** Its name in the settings and in answers of the API. */
    public String key() {
        return key;
    }

    /** Its weight unless the settings give another. */
    public double weight() {
        return weight;
    }
}

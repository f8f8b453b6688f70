package io.hazardwatch.gateway.registry;

/** What a process point says about a leak of the equipment it belongs to. */
public enum ProcessSign {
    /** Falls while gas escapes. */
    PRESSURE("pressure"),
    /** Falls while liquid escapes. */
    LEVEL("level"),
    /** What flows in; less must come out during a leak. */
    FLOW_IN("flowIn"),
    /** What flows out. */
    FLOW_OUT("flowOut"),
    /** Open if not 0. */
    VALVE("valves"),
    /** Runs if not 0. */
    PUMP("pumps");

    private final String key;

    ProcessSign(String key) {
        this.key = key;
    }

    /** Its name in site files. */
    public String key() {
        return key;
    }
}

package io.hazardwatch.gateway.pipelines;

/** What speaks about a leak of a pipeline. Stored by name. */
public enum PipelineEvidenceKind {
    /** A window's loss exceeds its threshold: figure m3/h; about: window, share of the flow in %, threshold in m3/h. */
    BALANCE("balance"),
    /** While the line is slack more flowed in than there is room for: figure m3; about: how much proves nothing, m3. */
    SLACK_SURPLUS("slackSurplus"),
    /** Pressure fell at a station against the minutes before: figure kPa; about: station. */
    PRESSURE_FALLS("pressureFalls"),
    /** More flows in than before: figure m3/h. */
    INFLOW_RISES("inflowRises"),
    /** Less flows out than before: figure m3/h. */
    OUTFLOW_FALLS("outflowFalls"),
    /** The pressures did not fall, so that a flow meter may be wrong. */
    PRESSURE_STEADY("pressureSteady"),
    /** A pump or valve changed lately: figure minutes; about: point. */
    OPERATION("operation"),
    /** An instrument is silent: about: point. */
    INSTRUMENT_LOST("instrumentLost"),
    /** The place by the gradient: figure km; about: plus or minus km. */
    GRADIENT_PLACE("gradientPlace"),
    /** Why the gradient names none: about: reason. */
    GRADIENT_UNKNOWN("gradientUnknown"),
    /** The place by the wave: figure km; about: plus or minus km. */
    WAVE_PLACE("wavePlace"),
    /** Why the wave names none: about: reason. */
    WAVE_UNKNOWN("waveUnknown");

    private final String key;

    PipelineEvidenceKind(String key) {
        this.key = key;
    }

    /** Its name in texts and in answers of the API. */
    public String key() {
        return key;
    }
}

package io.hazardwatch.gateway.leaks;

/**
 * A sign that somebody may keep a detector from its alarm. Each may have an innocent cause, so people are asked to look, and nobody is accused.
 * The rules are published in {@code docs/leaks.md}.
 */
public enum TamperingSign {
    /** Stays at its usual value while neighbours rise and the wind carries to it. */
    FLAT_BESIDE_RISE("flatBesideRise"),
    /** Falls to its usual value within one period just below a limit, again and again. */
    FALLS_BELOW_LIMIT("fallsBelowLimit"),
    /** Range, unit, scale or limit were loosened without a newly reviewed rationale. */
    SETTINGS_LOOSENED("settingsLoosened"),
    /** Falls silent within minutes of a neighbour's alarm. */
    SILENT_AFTER_ALARM("silentAfterAlarm"),
    /** Its scatter is gone, and that of others alike is not. */
    SCATTER_GONE("scatterGone");

    private final String key;

    TamperingSign(String key) {
        this.key = key;
    }

    /** Its name in texts and in the name of its alarm. */
    public String key() {
        return key;
    }
}

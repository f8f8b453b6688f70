package io.hazardwatch.gateway.response.warnings;

/** How soon people must act. Stored by name. */
public enum OwnWarningUrgency {
    IMMEDIATE("Immediate", "Severe", "Observed"),
    EXPECTED("Expected", "Moderate", "Observed"),
    FUTURE("Future", "Moderate", "Possible"),
    PAST("Past", "Minor", "Observed");

    private final String word;
    private final String severity;
    private final String certainty;

    OwnWarningUrgency(String word, String severity, String certainty) {
        this.word = word;
        this.severity = severity;
        this.certainty = certainty;
    }

    /** The word in a document. */
    public String word() {
        return word;
    }

    String severity() {
        return severity;
    }

    String certainty() {
        return certainty;
    }
}

package io.hazardwatch.gateway.response.warnings;

/** What a message does within its chain. Stored by name. */
public enum OwnWarningType {
    /** The first message. */
    ALERT("Alert"),
    /** Something has changed. */
    UPDATE("Update"),
    /** The danger is over. */
    ALL_CLEAR("Update"),
    /** What was sent before was issued in error. */
    CORRECTION("Cancel");

    private final String word;

    OwnWarningType(String word) {
        this.word = word;
    }

    /** The word in a document. */
    public String word() {
        return word;
    }

    /** Whether it ends its chain. */
    public boolean isEnd() {
        return this == ALL_CLEAR || this == CORRECTION;
    }
}

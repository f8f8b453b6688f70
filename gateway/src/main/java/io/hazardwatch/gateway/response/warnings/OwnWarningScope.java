package io.hazardwatch.gateway.response.warnings;

/** Who may read a warning of ours. Stored by name. */
public enum OwnWarningScope {
    /** Everybody; only people release it. */
    PUBLIC("Public"),
    /** People with an account who see the site. */
    RESTRICTED("Restricted");

    private final String word;

    OwnWarningScope(String word) {
        this.word = word;
    }

    /** The word in a document. */
    public String word() {
        return word;
    }
}

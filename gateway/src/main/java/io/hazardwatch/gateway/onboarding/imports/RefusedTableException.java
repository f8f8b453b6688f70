package io.hazardwatch.gateway.onboarding.imports;

import io.hazardwatch.gateway.model.Text;
import java.io.Serial;

/** A file of which no row can be used. */
public final class RefusedTableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ImportRule rule;
    private final String value;

    RefusedTableException(ImportRule rule, String value) {
        super(rule + ": " + value, null, false, false);
        this.rule = rule;
        this.value = value;
    }

    /** What it is refused by. */
    public ImportRule rule() {
        return rule;
    }

    /** The rule, for people. */
    public Text words() {
        return ImportWords.of(rule, value);
    }

    /** What was found. */
    public String value() {
        return value;
    }
}

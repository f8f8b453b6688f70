package io.hazardwatch.gateway.response.warnings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Subjects in memory: those that are shown, and those that only their store has. */
public final class OwnWarningSubjectRows implements OwnWarningSubjects {
    final Map<String, OwnWarningSubject> stored = new HashMap<>();
    private final List<OwnWarningSubject> shown;

    public OwnWarningSubjectRows(OwnWarningSubject... shown) {
        this.shown = List.of(shown);
    }

    @Override
    public List<OwnWarningSubject> present() {
        return shown;
    }

    @Override
    public OwnWarningSubject of(String incident) {
        return stored.get(incident);
    }
}

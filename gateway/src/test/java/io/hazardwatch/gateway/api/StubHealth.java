package io.hazardwatch.gateway.api;

import java.util.ArrayList;
import java.util.List;

/** Health as a test says it is. */
public final class StubHealth implements HealthSource {
    private final List<Part> parts = new ArrayList<>(List.of(new Part("journal", Status.UP, null)));
    public volatile boolean beyondHelp;

    @Override
    public List<Part> parts() {
        return parts;
    }

    @Override
    public boolean isBeyondHelp() {
        return beyondHelp;
    }
}

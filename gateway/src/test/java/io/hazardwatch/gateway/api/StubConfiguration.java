package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.plant.LiveConfiguration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A configuration whose state the test sets. */
final class StubConfiguration implements LiveConfiguration {
    volatile Status status = new Status("r1", List.of(), false, null, List.of(), false, List.of(), List.of(), 0);
    volatile Outcome outcome = Outcome.NOTHING_WAITS;
    /** Who confirmed which revision last. */
    volatile String confirmed;
    private final JournaledSessions sessions;

    StubConfiguration(JournaledSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Status status() {
        return status;
    }

    @Override
    public CompletionStage<Outcome> confirm(String revision, String person, String session, String second) {
        sessions.note(session);
        confirmed = person + ' ' + revision + (second == null ? "" : ' ' + second);
        return CompletableFuture.completedFuture(outcome);
    }
}

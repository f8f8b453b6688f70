package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.response.NeighbourCalls;
import io.hazardwatch.gateway.response.cards.NeighbourCall;
import io.hazardwatch.gateway.response.cards.NeighbourCallBook;
import io.hazardwatch.gateway.response.cards.NeighbourCallRows;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Calls to neighbours in memory, on the caller's thread. */
final class DeskNeighbourCalls implements NeighbourCalls {
    private final NeighbourCallBook book = new NeighbourCallBook(new NeighbourCallRows(), call -> { });

    /** Why nothing is noted; null = it is. */
    volatile Exception failure;
    private final JournaledSessions sessions;

    DeskNeighbourCalls(JournaledSessions sessions) {
        this.sessions = sessions;
        book.look(Desk.START);
    }

    @Override
    public synchronized CompletionStage<NeighbourCall> note(NeighbourCall call, String session) {
        sessions.note(session);
        return failure == null ? CompletableFuture.completedFuture(book.note(call)) : CompletableFuture.failedFuture(failure);
    }

    @Override
    public List<NeighbourCall> all() {
        return book.all();
    }

    @Override
    public List<NeighbourCall> of(String enterprise, String site, long sinceMillis) {
        return book.of(enterprise, site, sinceMillis);
    }

    @Override
    public boolean isKnown() {
        return book.isLoaded();
    }
}

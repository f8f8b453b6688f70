package io.hazardwatch.gateway.api.response;

import io.hazardwatch.gateway.response.permits.PermitBook;
import io.hazardwatch.gateway.response.permits.PermitView;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Port to the permits' thread. Any thread, never blocks. */
public interface Permits {
    /** Runs on the permits' thread, which owns the book. Fails at once when too much waits there. */
    <T> CompletionStage<T> submit(Function<PermitBook, T> work);

    /**
     * Decides on the permits' thread, has the store keep what was decided, and takes it; one wish after the other. Fails with what the wish or
     * the store throws, and at once when too much waits there.
     *
     * @param session of the API by which somebody wishes it, for the journal; null = none
     * @param wish    gives no refusal; whoever refuses throws
     * @return completes with the permit after it
     */
    CompletionStage<PermitView> change(String session, Function<PermitBook, PermitBook.Outcome> wish);

    /** The permits that count, as of the last second. From memory. */
    List<PermitView> open();

    /** Whether the stored permits are known; until then none can be taken. */
    boolean isKnown();
}

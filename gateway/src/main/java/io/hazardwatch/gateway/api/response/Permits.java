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

    /** The permits that count, as of the last second. From memory. */
    List<PermitView> open();

    /** Whether the stored permits are known; until then none can be taken. */
    boolean isKnown();
}

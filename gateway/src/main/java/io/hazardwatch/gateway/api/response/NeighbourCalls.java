package io.hazardwatch.gateway.api.response;

import io.hazardwatch.gateway.response.cards.NeighbourCall;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Port to the calls to neighbours. Any thread. */
public interface NeighbourCalls {
    /**
     * Notes a call, whose id is given by the port; fails when the store is away.
     *
     * @param session of the API by which somebody notes it, for the journal; null = none
     */
    CompletionStage<NeighbourCall> note(NeighbourCall call, String session);

    /** All of the last 30 days, the newest first; from memory. */
    List<NeighbourCall> all();

    /** Calls about a site since then, the newest first; from memory. */
    List<NeighbourCall> of(String enterprise, String site, long sinceMillis);

    /** Whether the stored calls are known. */
    boolean isKnown();
}

package io.hazardwatch.gateway.api.hazards;

import io.hazardwatch.gateway.hazards.HazardBooks;
import io.hazardwatch.gateway.hazards.HazardStanding;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.HazardSource;
import io.hazardwatch.gateway.registry.Site;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Port to the files of hazard sources and their stock books. Any thread. */
public interface HazardRecords {
    /**
     * Runs work on the thread of the books, which may wait for the store; fails with what the work throws, or if too many requests wait.
     *
     * @param session by which session somebody asks; null for what changes nothing
     */
    <T> CompletionStage<T> submit(String session, Function<HazardBooks, T> work);

    /** What is known, from memory; only what reads may be called. */
    HazardBooks books();

    /** A source with what is open, from memory. */
    HazardStanding standing(Site site, HazardSource source, long nowMillis);

    /** What to call a person of that id. */
    Text name(String person);
}

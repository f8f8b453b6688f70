package io.hazardwatch.gateway.api.onboarding;

import io.hazardwatch.gateway.onboarding.ProposalBook;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Proposals that change site files. Any thread; must not block. */
public interface Proposals {
    /**
     * Runs work on the thread of the proposals; fails with what it threw, or if too much waits.
     *
     * @param session of the API by which somebody asks for it, for the journal; null = none
     */
    <T> CompletionStage<T> submit(String session, Function<ProposalBook, T> work);

    /** Lets that thread do what nobody asks for by a session, or what changes nothing. */
    default <T> CompletionStage<T> submit(Function<ProposalBook, T> work) {
        return submit(null, work);
    }

    /** Version of the file of a site; empty if there is none. */
    String tag(String enterprise, String site);

    /** Name of the file of a site, such as {@code sites/a.yaml}; null if there is none. */
    String file(String enterprise, String site);
}

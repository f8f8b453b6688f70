package io.hazardwatch.gateway.api.onboarding;

import io.hazardwatch.gateway.onboarding.ProposalBook;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Proposals that change site files. Any thread; must not block. */
public interface Proposals {
    /** Runs work on the thread of the proposals; fails with what it threw, or if too much waits. */
    <T> CompletionStage<T> submit(Function<ProposalBook, T> work);

    /** Version of the file of a site; empty if there is none. */
    String tag(String enterprise, String site);

    /** Name of the file of a site, such as {@code sites/a.yaml}; null if there is none. */
    String file(String enterprise, String site);
}

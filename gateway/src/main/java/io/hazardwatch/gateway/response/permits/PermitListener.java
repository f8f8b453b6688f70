package io.hazardwatch.gateway.response.permits;

import java.util.Collection;
import java.util.concurrent.CompletionStage;

/** Hears what happens to permits. The owner's thread; must not block. */
public interface PermitListener {
    /** @param what happened, in English for the journal; its first word is what the duty log goes by */
    void journal(Permit permit, String actor, String session, String what);

    /**
     * The people of the permit must be told, at once. The same permit, cause and number are told once, however often they are handed over.
     *
     * @return completes, on any thread, once it cannot get lost any more; a failure means that nothing was taken
     */
    CompletionStage<?> tell(Permit permit, PermitNotice notice, Collection<String> persons);
}

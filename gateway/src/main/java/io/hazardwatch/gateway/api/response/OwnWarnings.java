package io.hazardwatch.gateway.api.response;

import io.hazardwatch.gateway.response.warnings.CapDocument;
import io.hazardwatch.gateway.response.warnings.OwnWarning;
import io.hazardwatch.gateway.response.warnings.OwnWarningBook;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Port to the thread of our warnings. Any thread, never blocks. */
public interface OwnWarnings {
    /**
     * Runs on the thread that owns the book. Fails at once when too much waits there.
     *
     * @param session of the API by which somebody asks for it, for the journal; null = none
     */
    <T> CompletionStage<T> submit(String session, Function<OwnWarningBook, T> work);

    /** Lets that thread do what nobody asks for by a session, or what changes nothing. */
    default <T> CompletionStage<T> submit(Function<OwnWarningBook, T> work) {
        return submit(null, work);
    }

    /** All messages, the newest first. From memory. */
    List<OwnWarning> all();

    /** The message that was sent under an identifier, with its bytes unchanged; else null. From memory. */
    OwnWarning sent(String identifier);

    /** Ids of messages whose bytes were changed after they were sent; those are in no feed. From memory. */
    Set<String> altered();

    /** Who sends. */
    CapDocument.Origin origin();
}

package io.hazardwatch.gateway.api.leaks;

import io.hazardwatch.gateway.leaks.field.FieldTask;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Port to the tasks of field staff. Any thread. */
public interface FieldTasks {
    /** Those of the last 30 days, the open ones first, the newest of each first; from memory. */
    List<FieldTask> all();

    /** Whether the stored tasks are known. */
    boolean isKnown();

    /**
     * Somebody takes a task; fails with {@link io.hazardwatch.gateway.leaks.field.FieldTaskRefusedException}, or when the store is away.
     *
     * @param from    account that had taken it, as far as who asks knows; empty = nobody
     * @param session of the API by which that is asked, for the journal; null = none
     */
    CompletionStage<FieldTask> take(String id, String by, String from, String session);

    /** Who has taken a task has done it; fails likewise. */
    CompletionStage<FieldTask> finish(String id, String by, String result, String session);
}

package io.hazardwatch.gateway.leaks.field;

import java.util.List;

/** Port to the rows of field tasks. Methods may wait, and throw when the store is away. */
public interface FieldTaskStore {
    /** Those that are open, and of the others the newest, at most so many; the oldest first. */
    List<FieldTask> load(int most);

    /** Adds it, or changes the row of its id. */
    void put(FieldTask task);

    /** Deletes those that are over and were opened before. */
    void forget(long beforeMillis);
}

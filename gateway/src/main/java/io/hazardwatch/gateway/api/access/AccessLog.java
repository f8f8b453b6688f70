package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.accounts.AccessEntry;
import io.hazardwatch.gateway.accounts.AccessQuery;
import java.util.List;

/** Keeps the access log. Blocking; worker threads only. */
public interface AccessLog {
    /** Adds lines in their order. */
    void add(List<AccessEntry> entries);

    /** Lines that match, newest first. */
    List<AccessEntry> read(AccessQuery query, int limit);

    /** Deletes lines before that time, ms since the epoch. */
    void prune(long beforeMillis);
}

package io.hazardwatch.gateway.response.permits;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Port to the storage of permits. Methods may block, and throw what the store throws while it is away. */
public interface PermitStore {
    /** Everything that is kept. */
    record Contents(List<Permit> permits, List<PermitNotice> notices) {}

    /** Reads the permits that end after a time, with their notices. */
    Contents load(long endAfterMillis);

    /** Writes a new permit; fails if its id is taken. */
    void add(Permit permit);

    /** Writes a permit that has changed. */
    void save(Permit permit);

    /** Writes the last state that was journaled, by permit; other changes of a permit stay. */
    void said(Map<String, PermitState> states);

    /** Writes notices, new or changed, all or none. */
    void save(Collection<PermitNotice> notices);

    /** Deletes the permits that ended by a time, and those with these ids, with their notices. */
    void delete(long endedMillis, Collection<String> ids);
}

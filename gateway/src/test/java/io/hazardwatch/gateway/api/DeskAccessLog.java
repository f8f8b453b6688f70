package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.accounts.AccessEntry;
import io.hazardwatch.gateway.accounts.AccessQuery;
import io.hazardwatch.gateway.api.access.AccessLog;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the access log in memory; knows no queries. */
public final class DeskAccessLog implements AccessLog {
    public final List<AccessEntry> entries = new CopyOnWriteArrayList<>();

    @Override
    public void add(List<AccessEntry> more) {
        entries.addAll(more);
    }

    @Override
    public List<AccessEntry> read(AccessQuery query, int limit) {
        return entries.reversed().stream().filter(each -> query.enterprise() == null || query.enterprise().equals(each.enterprise())).limit(limit)
                .toList();
    }

    @Override
    public void prune(long beforeMillis) {
        entries.removeIf(each -> each.atMillis() < beforeMillis);
    }
}

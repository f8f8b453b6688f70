package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.accounts.AccessEntry;
import io.hazardwatch.gateway.accounts.AccessQuery;
import io.hazardwatch.gateway.api.access.AccessLog;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the access log in memory; of queries it knows the place, and whose lines are asked for. */
public final class DeskAccessLog implements AccessLog {
    public final List<AccessEntry> entries = new CopyOnWriteArrayList<>();
    private long last;

    @Override
    public synchronized void add(List<AccessEntry> more) {
        more.forEach(each -> entries.add(new AccessEntry(++last, each.atMillis(), each.account(), each.enterprise(), each.session(), each.address(),
                each.method(), each.path(), each.status(), each.reason())));
    }

    @Override
    public List<AccessEntry> read(AccessQuery query, int limit) {
        return entries.reversed().stream().filter(each -> each.id() < query.beforeId())
                .filter(each -> query.enterprise() == null || query.enterprise().equals(each.enterprise())).limit(limit).toList();
    }

    @Override
    public void prune(long beforeMillis) {
        entries.removeIf(each -> each.atMillis() < beforeMillis);
    }
}

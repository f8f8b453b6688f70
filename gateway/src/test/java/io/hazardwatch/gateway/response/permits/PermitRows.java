package io.hazardwatch.gateway.response.permits;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Permits in memory, as a store has them; it can be away. */
public class PermitRows implements PermitStore {
    final Map<String, Permit> permits = new LinkedHashMap<>();
    final Map<String, PermitNotice> notices = new LinkedHashMap<>();
    boolean isAway;

    /** The lines of the table that ships. */
    public static List<String> shipped() {
        try (InputStream file = PermitRows.class.getResourceAsStream(PermitTable.RESOURCE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void require() {
        if (isAway) {
            throw new IllegalStateException("the store is away");
        }
    }

    @Override
    public Contents load(long endAfterMillis) {
        require();
        return new Contents(List.copyOf(permits.values()), List.copyOf(notices.values()));
    }

    @Override
    public void add(Permit permit) {
        require();
        if (permits.putIfAbsent(permit.id(), permit) != null) {
            throw new IllegalArgumentException(permit.id() + " is taken");
        }
    }

    @Override
    public void save(Permit permit) {
        require();
        permits.put(permit.id(), permit);
    }

    @Override
    public void said(Map<String, PermitState> states) {
        require();
        states.forEach((id, state) -> permits.computeIfPresent(id, (same, permit) -> permit.said(state)));
    }

    @Override
    public void save(Collection<PermitNotice> told) {
        require();
        told.forEach(each -> notices.put(each.permit() + each.cause().key(), each));
    }

    @Override
    public void delete(long endedMillis, Collection<String> ids) {
        require();
        permits.values().removeIf(each -> each.terms().untilMillis() <= endedMillis || ids.contains(each.id()));
        notices.values().removeIf(each -> !permits.containsKey(each.permit()));
    }
}

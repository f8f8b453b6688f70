package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.access.Preferences;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Preferences in memory. */
public final class DeskPreferences implements Preferences {
    final Map<String, String> kept = new ConcurrentHashMap<>();

    @Override
    public String of(String account) {
        return kept.get(account);
    }

    @Override
    public void put(String account, String content, long nowMillis) {
        kept.put(account, content);
    }
}

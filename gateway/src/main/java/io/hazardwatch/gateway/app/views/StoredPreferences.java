package io.hazardwatch.gateway.app.views;

import io.hazardwatch.gateway.accounts.PreferenceTable;
import io.hazardwatch.gateway.api.access.Preferences;

/** Preferences straight from the relational store; while it is away they can be neither read nor put, and consoles use what they remember. */
record StoredPreferences(PreferenceTable table) implements Preferences {
    @Override
    public String of(String account) {
        return table.of(account);
    }

    @Override
    public void put(String account, String content, long nowMillis) {
        table.put(account, content, nowMillis);
    }
}

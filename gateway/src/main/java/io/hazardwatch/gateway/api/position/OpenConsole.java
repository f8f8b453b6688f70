package io.hazardwatch.gateway.api.position;

import io.hazardwatch.gateway.accounts.Scope;

/**
 * A console that is open in a browser.
 *
 * @param id          chosen by the console, unique with the user
 * @param scope       what the user sees
 * @param position    id of the operating position, or null when nobody is signed in to one there
 * @param sinceMillis since when the user is at this position there, ms since the epoch
 * @param seenMillis  when it last reported, ms since the epoch
 */
public record OpenConsole(String id, String user, Scope scope, String position, ConsoleSound sound, long sinceMillis, long seenMillis) {}

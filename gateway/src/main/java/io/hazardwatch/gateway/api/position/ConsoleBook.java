package io.hazardwatch.gateway.api.position;

import io.hazardwatch.gateway.accounts.Scope;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The consoles that are open. A console that has not reported for {@value #SILENT_MILLIS} ms is taken for closed, however it went. Any thread.
 */
public final class ConsoleBook {
    /** Time without a report after which nobody is taken to look, in ms; consoles report three times as often. */
    public static final long SILENT_MILLIS = 60_000;
    /** Consoles of all people together; a console beyond it is not counted, so that its position may stand as empty, never the other way round. */
    static final int CONSOLES_MAX = 2_000;
    /** Consoles of one user, so that nobody takes the places of all. */
    static final int CONSOLES_MAX_USER = 20;

    private record Key(String user, String id) {}

    // guarded by this
    private final Map<Key, OpenConsole> open = new HashMap<>();

    /**
     * Takes a console's report.
     *
     * @param position null = signed in to none
     * @return false if there are too many consoles; one that is signed in to a position goes before one that is not
     */
    public synchronized boolean report(String id, String user, Scope scope, String position, ConsoleSound sound, long nowMillis) {
        forget(nowMillis);
        Key key = new Key(user, id);
        OpenConsole before = open.get(key);
        if (before == null && !hasRoom(user, position)) {
            return false;
        }
        boolean isSame = before != null && Objects.equals(before.position(), position);
        open.put(key, new OpenConsole(id, user, scope, position, sound, isSame ? before.sinceMillis() : nowMillis, nowMillis));
        return true;
    }

    private boolean hasRoom(String user, String position) {
        if (open.keySet().stream().filter(each -> each.user().equals(user)).count() >= CONSOLES_MAX_USER) {
            return false;
        }
        return open.size() < CONSOLES_MAX || position != null && makeRoom();
    }

    private boolean makeRoom() {
        return open.values().stream().filter(each -> each.position() == null).min(Comparator.comparingLong(OpenConsole::seenMillis))
                .map(least -> open.remove(new Key(least.user(), least.id())) != null).orElse(false);
    }

    /** The console was closed by its user. */
    synchronized void close(String id, String user) {
        open.remove(new Key(user, id));
    }

    /** The consoles that are open, in a stable order. */
    synchronized List<OpenConsole> open(long nowMillis) {
        forget(nowMillis);
        return open.values().stream().sorted(Comparator.comparing(OpenConsole::user).thenComparing(OpenConsole::id)).toList();
    }

    /** Ids of the positions that somebody is signed in to. */
    public Set<String> staffed(long nowMillis) {
        return open(nowMillis).stream().map(OpenConsole::position).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private void forget(long nowMillis) {
        open.values().removeIf(console -> nowMillis - console.seenMillis() > SILENT_MILLIS);
    }
}

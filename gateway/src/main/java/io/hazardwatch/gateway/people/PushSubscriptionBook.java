package io.hazardwatch.gateway.people;

import io.hazardwatch.gateway.database.CopiedStore;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The browsers that take notifications, by person. Reading: any thread, from memory, also while the relational store is away.
 * Changes: on threads that may wait; they fail with {@link DatabaseAwayException} while the store is away.
 */
public final class PushSubscriptionBook {
    /** Browsers that one person may have. */
    public static final int OF_ONE_MAX = 5;
    private static final Logger LOG = LoggerFactory.getLogger(PushSubscriptionBook.class);

    private final CopiedStore store;
    private volatile Map<String, PushSubscription> all = Map.of();

    private PushSubscriptionBook(CopiedStore store) {
        this.store = store;
    }

    /** Reads everything, and reads it again whenever the store can be used again. */
    public static PushSubscriptionBook open(CopiedStore store) {
        PushSubscriptionBook book = new PushSubscriptionBook(store);
        store.onReturn(() -> book.hold(store.read(PushSubscriptionBook::read)));
        try {
            book.hold(store.readLast(PushSubscriptionBook::read));
        } catch (DatabaseAwayException away) {
            LOG.warn("no browser takes notifications until the relational store is there: {}", away.getMessage());
        }
        return book;
    }

    private synchronized void hold(List<PushSubscription> read) {
        all = read.stream().collect(Collectors.toUnmodifiableMap(PushSubscription::id, Function.identity()));
        store.writeCopy(handle -> {
            handle.execute("DELETE FROM push_subscription");
            read.forEach(each -> put(handle, each));
        });
    }

    /** The subscription of that id, or null. */
    public PushSubscription of(String id) {
        return all.get(id);
    }

    /** Those of a person, the oldest first. */
    public List<PushSubscription> ofPerson(String person) {
        return all.values().stream().filter(each -> each.person().equals(person)).sorted(Comparator.comparing(PushSubscription::createdAt)).toList();
    }

    /** Adds one; refused when the person has enough. A browser that is known already belongs to the new one alone. */
    public synchronized PeopleEdit add(PushSubscription added) {
        List<String> before = all.values().stream().filter(each -> each.endpoint().equals(added.endpoint())).map(PushSubscription::id).toList();
        if (ofPerson(added.person()).stream().filter(each -> !before.contains(each.id())).count() >= OF_ONE_MAX) {
            return new PeopleEdit.Refused(PeopleEdit.Reason.INVALID, "device", added.device(), "must be one of at most " + OF_ONE_MAX
                    + " of a person");
        }
        store.write(handle -> {
            before.forEach(id -> delete(handle, id));
            put(handle, added);
        });
        Map<String, PushSubscription> next = new LinkedHashMap<>(all);
        before.forEach(next::remove);
        next.put(added.id(), added);
        all = Map.copyOf(next);
        return PeopleEdit.DONE;
    }

    /** Removes one; nothing happens when there is none. */
    public synchronized void remove(String id) {
        if (all.containsKey(id)) {
            store.write(handle -> delete(handle, id));
            Map<String, PushSubscription> next = new LinkedHashMap<>(all);
            next.remove(id);
            all = Map.copyOf(next);
        }
    }

    private static List<PushSubscription> read(Handle handle) {
        return handle.createQuery("SELECT * FROM push_subscription").map((line, context) -> new PushSubscription(line.getString("id"),
                line.getString("person_id"), line.getString("endpoint"), line.getString("public_key"), line.getString("secret"),
                line.getString("device"), line.getLong("created_at"))).list();
    }

    private static void put(Handle handle, PushSubscription each) {
        handle.execute("INSERT INTO push_subscription (id, person_id, endpoint, public_key, secret, device, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                each.id(), each.person(), each.endpoint(), each.publicKey(), each.secret(), each.device(), each.createdAt());
    }

    private static void delete(Handle handle, String id) {
        handle.execute("DELETE FROM push_subscription WHERE id = ?", id);
    }
}

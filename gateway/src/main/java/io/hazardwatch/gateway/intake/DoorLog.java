package io.hazardwatch.gateway.intake;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.registry.Credential;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the doors have seen since the start: the latest connection of each credential, and strangers. Written once a connection, never for a
 * message. Any thread; bounded.
 */
public final class DoorLog implements ConnectionListener {
    private static final int CONTACTS_MAX = 65_536;
    private static final int STRANGERS_MAX = 50;
    private static final int NAME_SHOWN = 4;
    private static final long SLOWED_MILLIS = 1_000;
    private static final long TAKEOVERS_MILLIS = 120_000;

    /**
     * Connections of a credential; times in ms since the epoch, 0 if it never was.
     *
     * @param goneAt    end of the last connection; 0 while one is open
     * @param takeovers how many connections took over an open one since {@code takeoversSince}
     * @param slowedAt  when a message last waited for a rate or quota
     */
    public record Contact(long loggedInAt, String address, String clientId, boolean isTls, int open, long goneAt, int takeovers,
                          long takeoversSince, long slowedAt) {
        static final Contact NONE = new Contact(0, "", "", false, 0, 0, 0, 0, 0);

        Contact opened(String from, String client, boolean encrypted, boolean tookOver, long atMillis) {
            boolean isAnew = atMillis - takeoversSince > TAKEOVERS_MILLIS;
            return new Contact(atMillis, from, client, encrypted, open + 1, 0, (isAnew ? 0 : takeovers) + (tookOver ? 1 : 0),
                    isAnew ? atMillis : takeoversSince, slowedAt);
        }

        Contact ended(long atMillis) {
            int left = Math.max(0, open - 1);
            return new Contact(loggedInAt, address, clientId, isTls, left, left == 0 ? atMillis : 0, takeovers, takeoversSince, slowedAt);
        }

        Contact pushed(long atMillis) {
            return new Contact(loggedInAt == 0 ? atMillis : loggedInAt, address, clientId, isTls, open, 0, takeovers, takeoversSince, slowedAt);
        }

        Contact slowed(long atMillis) {
            return new Contact(loggedInAt, address, clientId, isTls, open, goneAt, takeovers, takeoversSince, atMillis);
        }

        /** Whether it came from this machine. */
        public boolean isLocal() {
            return address.startsWith("127.") || address.equals("0:0:0:0:0:0:0:1") || address.equals("::1");
        }

        /** Takeovers that are recent. */
        public int takeovers(long nowMillis) {
            return nowMillis - loggedInAt > TAKEOVERS_MILLIS ? 0 : takeovers;
        }
    }

    /** Somebody who was refused before a log-in. */
    public record Stranger(long atMillis, String address, StrangerKind kind, String name) {}

    private final ConnectionListener next;
    private final Map<String, Contact> contacts = new ConcurrentHashMap<>();
    private final Deque<Stranger> strangers = new ArrayDeque<>();

    /** @param next is told what it was told before */
    public DoorLog(ConnectionListener next) {
        this.next = next;
    }

    @Override
    public void lost(DeviceId device, long atMillis) {
        next.lost(device, atMillis);
    }

    @Override
    public void back(DeviceId device) {
        next.back(device);
    }

    @Override
    public void loggedIn(Credential credential, String clientId, String address, boolean isTls, boolean tookOver, long atMillis) {
        if (contacts.size() < CONTACTS_MAX || contacts.containsKey(credential.id())) {
            contacts.merge(credential.id(), Contact.NONE.opened(address, clientId, isTls, tookOver, atMillis),
                    (before, first) -> before.opened(address, clientId, isTls, tookOver, atMillis));
        }
    }

    @Override
    public void ended(Credential credential, long atMillis) {
        contacts.computeIfPresent(credential.id(), (id, before) -> before.ended(atMillis));
    }

    /** Of requests the first is noted, and the first after the end of a connection. */
    @Override
    public void pushed(Credential credential, String address, boolean isTls, long atMillis) {
        Contact known = contacts.get(credential.id());
        if (known == null && contacts.size() < CONTACTS_MAX || known != null && known.goneAt() > 0) {
            contacts.merge(credential.id(), new Contact(0, address, "", isTls, 0, 0, 0, 0, 0).pushed(atMillis),
                    (before, first) -> before.pushed(atMillis));
        }
    }

    /** Noted once a second at most, because a sender that is slowed has thousands of messages. */
    @Override
    public void slowed(Credential credential, long atMillis) {
        Contact known = contacts.get(credential.id());
        if (known != null && atMillis - known.slowedAt() >= SLOWED_MILLIS) {
            contacts.computeIfPresent(credential.id(), (id, before) -> before.slowed(atMillis));
        }
    }

    @Override
    public void stranger(StrangerKind kind, String address, String name, long atMillis) {
        synchronized (strangers) {
            if (strangers.size() == STRANGERS_MAX) {
                strangers.removeLast();
            }
            strangers.addFirst(new Stranger(atMillis, address, kind, shown(name)));
        }
    }

    /** The beginning only: a token that was mistyped is nearly the secret itself. */
    private static String shown(String name) {
        return name == null || name.isEmpty() ? "" : name.substring(0, Math.min(name.length(), NAME_SHOWN)).replaceAll("\\p{Cntrl}", "?") + '…';
    }

    /** Connections of a credential, by its id. */
    public Contact of(String credentialId) {
        return contacts.getOrDefault(credentialId, Contact.NONE);
    }

    /** The latest strangers, latest first. */
    public List<Stranger> strangers() {
        synchronized (strangers) {
            return new ArrayList<>(strangers);
        }
    }
}

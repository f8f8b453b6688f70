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
    private static final long TAKEOVERS_MILLIS = 120_000;

    /**
     * Connections of a credential; times in ms since the epoch, 0 if it never was.
     *
     * @param goneAt    end of the last connection; 0 while one is open
         * @param takeovers how many connections took over an open one since {@code takeoversSince}
     */
    public record Contact(long loggedInAt, String address, String clientId, boolean isTls, int open, long goneAt, int takeovers,
                          long takeoversSince) {
        static final Contact NONE = new Contact(0, "", "", false, 0, 0, 0, 0);

        Contact opened(String from, String client, boolean encrypted, boolean tookOver, long atMillis) {
            boolean isAnew = atMillis - takeoversSince > TAKEOVERS_MILLIS;
            return new Contact(atMillis, from, client, encrypted, open + 1, 0, (isAnew ? 0 : takeovers) + (tookOver ? 1 : 0),
                    isAnew ? atMillis : takeoversSince);
        }

        Contact ended(long atMillis) {
            int left = Math.max(0, open - 1);
            return new Contact(loggedInAt, address, clientId, isTls, left, left == 0 ? atMillis : 0, takeovers, takeoversSince);
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
    public record Stranger(long atMillis, String address, StrangerKind kind) {}

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

    @Override
    public void stranger(StrangerKind kind, String address, long atMillis) {
        synchronized (strangers) {
            if (strangers.size() == STRANGERS_MAX) {
                strangers.removeLast();
            }
            strangers.addFirst(new Stranger(atMillis, address, kind));
        }
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

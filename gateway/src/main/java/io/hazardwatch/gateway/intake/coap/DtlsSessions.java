package io.hazardwatch.gateway.intake.coap;

import io.hazardwatch.gateway.registry.Credential;
import io.hazardwatch.gateway.registry.Credentials;
import io.hazardwatch.gateway.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.californium.elements.DtlsEndpointContext;
import org.eclipse.californium.elements.EndpointContext;
import org.eclipse.californium.elements.util.Bytes;
import org.eclipse.californium.scandium.ConnectionListener;
import org.eclipse.californium.scandium.dtls.Connection;

/**
 * The sessions of DTLS, and which credential was last used in each, so that a session ends with its credential. Anybody completes a handshake,
 * so those without a log-in are bounded: {@value #OF_ADDRESS_MAX} of an address, half of all sessions, and {@value #LOG_IN_SECONDS} s. A session
 * is known by its connection, which follows its device to another address (RFC 9146). Any thread.
 */
final class DtlsSessions implements ConnectionListener {
    static final int LOG_IN_SECONDS = 30;
    /** Devices of one network share an address, and handshakes of all of them may follow a failure of their network. */
    static final int OF_ADDRESS_MAX = 64;

    private static final class Session {
        private final Connection connection;
        private final Bytes id;
        private final Object network;
        private final long sinceNanos;
        private Credential credential;
        private boolean isRefused;

        Session(Connection connection, Object network, long sinceNanos) {
            this.connection = connection;
            this.id = connection.getEstablishedSessionIdentifier();
            this.network = network;
            this.sinceNanos = sinceNanos;
        }
    }

    private final int strangersMax;
    private final CoapCounters counters;
    private final Clock clock;
    private final Map<Bytes, Session> byId = new HashMap<>();
    private final Map<Connection, Session> byConnection = new IdentityHashMap<>();
    /** Those without a log-in, in the order in which they came. */
    private final Map<Session, Session> strangers = new LinkedHashMap<>();
    private final Map<Object, Integer> strangersOf = new HashMap<>();
    private volatile Consumer<Connection> end = none -> { };

    /** @param most sessions that the port may have */
    DtlsSessions(int most, CoapCounters counters, Clock clock) {
        this.strangersMax = Math.max(1, most / 2);
        this.counters = counters;
        this.clock = clock;
    }

    /** @param ends ends a session of the port that is open */
    void endBy(Consumer<Connection> ends) {
        end = ends;
    }

    @Override
    public void onConnectionEstablished(Connection connection) {
        Connection surplus = add(connection);
        if (surplus != null) {
            end.accept(surplus);
        }
    }

    /** The one that is to end, because there are too many without a log-in; null if there are not. */
    private synchronized Connection add(Connection connection) {
        drop(byConnection.get(connection)); // a new handshake in the same connection
        Session session = new Session(connection, Networks.of(connection.getPeerAddress()), clock.nanos());
        byConnection.put(connection, session);
        byId.put(session.id, session);
        strangers.put(session, session);
        Session surplus = strangersOf.merge(session.network, 1, Integer::sum) > OF_ADDRESS_MAX ? session
                : strangers.size() > strangersMax ? strangers.keySet().iterator().next() : null;
        drop(surplus);
        publish();
        return surplus == null ? null : surplus.connection;
    }

    private void drop(Session session) {
        if (session == null) {
            return;
        }
        byConnection.remove(session.connection);
        byId.remove(session.id, session);
        noStranger(session);
    }

    private void noStranger(Session session) {
        if (strangers.remove(session) != null) {
            strangersOf.computeIfPresent(session.network, (network, count) -> count > 1 ? count - 1 : null);
        }
    }

    private void publish() {
        counters.sessions(byConnection.size() - strangers.size(), strangers.size());
    }

    @Override
    public synchronized void onConnectionRemoved(Connection connection) {
        drop(byConnection.get(connection));
        publish();
    }

    /**
     * A request has come from there; nothing is noted of one without DTLS.
     *
     * @param credential null if it was refused for want of one
     */
    synchronized void seen(EndpointContext from, Credential credential) {
        Session session = from instanceof DtlsEndpointContext context ? byId.get(context.getSessionId()) : null;
        if (session == null) {
            return;
        }
        if (credential != null) {
            session.credential = credential;
            noStranger(session);
            publish();
        } else if (session.credential == null) {
            session.isRefused = true;
        }
    }

    /** Ends the sessions of revoked credentials, and those that were refused or have not logged in in time. */
    void endOld(Credentials credentials) {
        old(credentials).forEach(end);
    }

    private synchronized List<Connection> old(Credentials credentials) {
        List<Connection> old = new ArrayList<>();
        long now = clock.nanos();
        for (Session each : List.copyOf(byConnection.values())) {
            boolean isStranger = each.credential == null;
            boolean isOld = isStranger ? each.isRefused || now - each.sinceNanos >= TimeUnit.SECONDS.toNanos(LOG_IN_SECONDS)
                    : !credentials.holds(each.credential);
            if (isOld) {
                drop(each);
                old.add(each.connection);
                if (!isStranger) {
                    counters.endedSession();
                }
            }
        }
        publish();
        return old;
    }

    @Override
    public boolean onConnectionUpdatesSequenceNumbers(Connection connection, boolean writeSequenceNumber) {
        return false;
    }

    @Override
    public boolean onConnectionMacError(Connection connection) {
        return false;
    }

    @Override
    public void beforeExecution(Connection connection) {
        // of no interest
    }

    @Override
    public void updateExecution(Connection connection) {
        // of no interest
    }

    @Override
    public void afterExecution(Connection connection) {
        // of no interest
    }
}

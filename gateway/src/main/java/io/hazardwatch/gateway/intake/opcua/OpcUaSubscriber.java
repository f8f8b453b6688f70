package io.hazardwatch.gateway.intake.opcua;

import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.ReadingIngests;
import io.hazardwatch.gateway.intake.opcua.OpcUaSessionWatch.Look;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.time.Backoff;
import io.hazardwatch.gateway.time.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.SessionActivityListener;
import org.eclipse.milo.opcua.sdk.client.UaSession;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one OPC UA server: a thread of its own connects, subscribes, passes what comes to the lanes, and connects anew when Milo could
 * not within {@value #GIVEN_UP_SECONDS} s.
 */
public final class OpcUaSubscriber implements AutoCloseable {
    static final long GIVEN_UP_SECONDS = 30;
    static final int EVENTS_QUEUED_MIN = 1_000;
    /** What is missed again and again does not make the gateway subscribe again and again. */
    private static final long MISSED_PAUSE_SECONDS = 60;
    /** A server that tells its standing alarms for longer holds back no change meanwhile. Our number (mark M). */
    static final long REFRESH_SECONDS_MAX = 60;
    private static final long BACKOFF_MILLIS_FIRST = 500;
    private static final long STEADY_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long CLOSE_MILLIS = 15_000;
    private static final Logger LOG = LoggerFactory.getLogger(OpcUaSubscriber.class);

    /** What a subscriber needs from the other rooms; every part may be used by any thread. */
    public record Parts(Supplier<Registry> registry, ReadingIngests ingests, Quarantine quarantine, ConnectionListener connections,
                        BiConsumer<String, Throwable> defects, Clock clock, ThreadFactory threads) {}

    // any thread
    private final OpcUaServerSettings settings;
    private final int eventsQueuedMin;
    private final long refreshNanosMax;
    private final Path folder;
    private final Parts parts;
    private final OpcUaCounters counters = new OpcUaCounters();
    private final OpcUaSessionWatch watch = new OpcUaSessionWatch();
    private final Thread thread;
    private volatile boolean isClosing;
    private volatile boolean isSubscriptionLost;
    private volatile boolean isSomethingMissed;
    private volatile String trouble = "not connected yet";
    private volatile String refusedNodes;

    // own thread
    private final Backoff backoff;
    private OpcUaIngest ingest;
    private OpcUaDevices devices;
    private int attempts;

    /**
     * Creates a subscriber that is idle until {@link #start}.
     *
     * @param folder of identity and trusted certificates; made when it is missing
     */
    public OpcUaSubscriber(OpcUaServerSettings settings, Path folder, Parts parts) {
        this(settings, folder, parts, EVENTS_QUEUED_MIN, TimeUnit.SECONDS.toNanos(REFRESH_SECONDS_MAX));
    }

    /**
     * Creates a subscriber with numbers of its own.
     *
     * @param eventsQueuedMin events that the server is to keep between two sendings, at least
     * @param refreshNanosMax how long it may take to tell the alarms that stand
     */
    OpcUaSubscriber(OpcUaServerSettings settings, Path folder, Parts parts, int eventsQueuedMin, long refreshNanosMax) {
        this.settings = settings;
        this.refreshNanosMax = refreshNanosMax;
        this.eventsQueuedMin = eventsQueuedMin;
        this.folder = folder;
        this.parts = parts;
        this.backoff = new Backoff(BACKOFF_MILLIS_FIRST, Math.max(1, settings.backoffMillisMax()), 0.5, new Random());
        this.thread = parts.threads().newThread(this::run);
        thread.setName("opcua-" + settings.id());
    }

    /** Starts connecting; retries until the server is available and trusted. */
    public void start() {
        thread.start();
    }

    /** Ends the session; returns within seconds, whatever the server does. */
    @Override
    public void close() {
        isClosing = true;
        thread.interrupt();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The name used in metrics and health. */
    public String id() {
        return settings.id();
    }

    public OpcUaCounters counters() {
        return counters;
    }

    /** Whether a session is open. Any thread. */
    public boolean isConnected() {
        return watch.isOpen();
    }

    /** What is the matter, for people; null if nothing is. Any thread. */
    public String trouble() {
        return trouble;
    }

    private void run() {
        ingest = new OpcUaIngest(settings.id(), parts, counters, () -> LockSupport.unpark(thread));
        devices = new OpcUaDevices(parts.connections());
        while (!isClosing) {
            long began = parts.clock().nanos();
            follow();
            attempts = parts.clock().nanos() - began > STEADY_NANOS ? 0 : attempts;
            devices.lost(parts.clock().millis());
            pause(backoff.millis(++attempts));
        }
    }

    /** Connects and stays until the session is given up. */
    private void follow() {
        try (OpcUaSession session = new OpcUaSession(settings, eventsQueuedMin)) {
            OpcUaClient client = session.connect(OpcUaIdentity.in(folder), new OpcUaTrust(folder));
            watch.connected();
            client.addSessionActivityListener(new Activity());
            counters.connects.increment();
            LOG.info("opcua {}: connected", settings.id());
            work(session);
        } catch (UaException | IOException refused) {
            note(refused.getMessage());
        } catch (InterruptedException closing) {
            trouble = "closed";
        } catch (RuntimeException defect) {
            counters.failures.increment();
            note(defect.toString());
            parts.defects().accept("opcua " + settings.id(), defect);
        } finally {
            watch.ended();
        }
    }

    private void work(OpcUaSession session) throws UaException {
        Registry seen = null;
        OpcUaNodes wanted = OpcUaNodes.NONE;
        long refreshedNanos = parts.clock().nanos();
        long activeNanos = refreshedNanos;
        long subscribedNanos = refreshedNanos;
        while (!isClosing && parts.clock().nanos() - activeNanos < TimeUnit.SECONDS.toNanos(GIVEN_UP_SECONDS)) {
            long now = parts.clock().nanos();
            Look look = watch.look();
            Registry present = parts.registry().get();
            boolean isAskedAnew = isSomethingMissed && now - subscribedNanos >= TimeUnit.SECONDS.toNanos(MISSED_PAUSE_SECONDS);
            if (look.isOpen() && (present != seen || isSubscriptionLost || isAskedAnew)) {
                isSubscriptionLost = false;
                isSomethingMissed = false;
                subscribedNanos = now;
                seen = present;
                wanted = OpcUaNodes.of(settings.id(), present, session.namespaces());
                ingest.follow(wanted);
                refusedNodes = ingest.refused(session.subscribe(wanted,
                        new OpcUaArrivals(ingest, counters, this::subscriptionLost, this::somethingMissed)));
                trouble = refusedNodes;
            }
            boolean isDue = settings.refreshMillis() > 0 && now - refreshedNanos >= TimeUnit.MILLISECONDS.toNanos(settings.refreshMillis());
            if (look == Look.BACK || look == Look.OPEN && isDue) {
                refreshedNanos = now;
                devices.back(wanted.devices());
                if (look == Look.BACK && subscribedNanos != now) {
                    tellStandingAlarms(session, wanted);
                }
                refresh(session, wanted);
            } else if (look == Look.LOST) {
                devices.lost(parts.clock().millis());
            }
            giveUpRefresh(session, wanted);
            activeNanos = look.isOpen() ? now : activeNanos;
            if (!ingest.pass()) {
                LockSupport.parkNanos(NAP_NANOS);
            }
        }
    }

    private void refresh(OpcUaSession session, OpcUaNodes wanted) throws UaException {
        long askedMillis = parts.clock().millis();
        ingest.refreshed(wanted.nodes(), session.read(wanted.nodes()), askedMillis);
    }

    private void giveUpRefresh(OpcUaSession session, OpcUaNodes wanted) {
        if (ingest.giveUpRefresh(refreshNanosMax)) {
            LOG.warn("opcua {}: the server did not end within {} s what it tells of its standing alarms; it is asked again", settings.id(),
                    TimeUnit.NANOSECONDS.toSeconds(refreshNanosMax));
            tellStandingAlarms(session, wanted);
        }
    }

    /** After a cut the subscription goes on: the server tells what it kept of alarms meanwhile, then those that stand. */
    private static void tellStandingAlarms(OpcUaSession session, OpcUaNodes wanted) {
        if (wanted.alarms() != null) {
            session.tellStandingAlarms();
        }
    }

    private void subscriptionLost() {
        isSubscriptionLost = true;
    }

    /** Subscribing anew makes the server tell all values and standing alarms; until then alarms are not said to be as they were. */
    private void somethingMissed() {
        ingest.alarmsUnknown();
        isSomethingMissed = true;
    }

    /** Milo's threads tell whether the session is open; it opens another by itself. What alarms are is not known from the cut on. */
    private final class Activity implements SessionActivityListener {
        @Override
        public void onSessionActive(UaSession session) {
            watch.opened();
            trouble = refusedNodes;
            LockSupport.unpark(thread);
        }

        @Override
        public void onSessionInactive(UaSession session) {
            watch.cut(ingest::alarmsUnknown);
            note("the connection is lost; it is opened anew");
            LockSupport.unpark(thread);
        }
    }

    private void note(String what) {
        if (!isClosing && !what.equals(trouble)) {
            LOG.warn("opcua {}: {}", settings.id(), what);
        }
        trouble = what;
    }

    /** Passes on what still waits, meanwhile. */
    private void pause(long millis) {
        long until = parts.clock().nanos() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!isClosing && parts.clock().nanos() < until) {
            if (!ingest.pass()) {
                LockSupport.parkNanos(NAP_NANOS);
            }
        }
    }
}

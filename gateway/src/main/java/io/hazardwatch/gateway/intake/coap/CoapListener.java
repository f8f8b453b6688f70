package io.hazardwatch.gateway.intake.coap;

import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.intake.EnterpriseQuotas;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.ReadingIngests;
import io.hazardwatch.gateway.registry.Credentials;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.tls.TlsCertificate;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javax.net.ssl.X509TrustManager;
import org.eclipse.californium.elements.config.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ports to which small devices push readings by CoAP, with DTLS and without. Started and closed by one thread; the rest is that of thread
 * {@code coap}.
 */
public final class CoapListener implements AutoCloseable {
    private static final long START_SECONDS_MAX = 20;
    private static final long STOP_SECONDS_MAX = 5;
    private static final long OLD_SECONDS = 2;
    private static final Logger LOG = LoggerFactory.getLogger(CoapListener.class);

    private final CoapSettings settings;
    private final Admission.Parts parts;
    private final CoapCounters counters = new CoapCounters();
    private final ScheduledThreadPoolExecutor thread;
    private final TlsCertificate certificate;
    private final DtlsSessions sessions;
    private final CoapRequests requests;
    private final CoapPort plain;
    private final CoapPort dtls;

    /**
     * Creates ports that are closed until {@link #start}.
     *
     * @param door                 is told whose requests come
     * @param enterprises          quotas of enterprises
     * @param messagesPerSecondMax requests a second of one credential; 0 or less for no limit
     * @param clients              which certificates of devices the DTLS port takes
     * @param threads              creates the one thread of the ports
     * @param defects              the sink for defects: where, and what was thrown
     * @throws IOException when there is a DTLS port and its certificate cannot be used
     */
    public CoapListener(CoapSettings settings, Supplier<Registry> registry, Credentials credentials, ReadingIngests ingests, Quarantine quarantine,
            ConnectionListener door, EnterpriseQuotas enterprises, int messagesPerSecondMax, X509TrustManager clients, ThreadFactory threads,
            BiConsumer<String, Throwable> defects, Clock clock) throws IOException {
        this.settings = settings;
        this.certificate = settings.dtlsPort() < 0 ? null : TlsCertificate.read(settings.certificate(), settings.key());
        this.parts = new Admission.Parts(registry, credentials, ingests, quarantine, door, enterprises, messagesPerSecondMax, clients, defects,
                clock);
        this.thread = new ScheduledThreadPoolExecutor(1, work -> {
            Thread made = threads.newThread(work);
            made.setName("coap");
            return made;
        });
        thread.setRemoveOnCancelPolicy(true);
        this.sessions = new DtlsSessions(settings.sessionsMax(), counters, clock);
        Admission admission = new Admission(parts, settings.payloadBytesMax(), counters);
        this.requests = new CoapRequests(parts, admission, settings.waitingMax(), counters, thread);
        Configuration config = CoapConnectors.configuration(settings);
        CoapPort.Shared shared = new CoapPort.Shared(config, settings, parts, admission, requests, counters, new StrangerPauses(), thread);
        this.plain = settings.port() < 0 ? null : new CoapPort(place(settings.port()),
                () -> CoapConnectors.plain(address(settings.port()), config), shared, sessions);
        this.dtls = settings.dtlsPort() < 0 ? null : new CoapPort(place(settings.dtlsPort()),
                () -> CoapConnectors.dtls(address(settings.dtlsPort()), config, certificate, parts, sessions), shared, sessions);
    }

    private String place(int port) {
        return settings.host() + ':' + port;
    }

    private InetSocketAddress address(int port) {
        return new InetSocketAddress(settings.host(), port);
    }

    /** Opens the ports; one that is taken is tried again. */
    public void start() {
        if (settings.isInClear()) {
            LOG.warn("coap {}:{} takes secrets and readings in clear from other machines (coap.plain)", settings.host(), settings.port());
        }
        onThread(() -> {
            if (plain != null) {
                plain.open();
            }
            if (dtls != null) {
                dtls.open();
            }
        }, START_SECONDS_MAX);
        if (dtls != null) {
            thread.scheduleWithFixedDelay(this::endOld, OLD_SECONDS, OLD_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Catches all, because nothing that throws is repeated. */
    private void endOld() {
        try {
            sessions.endOld(parts.credentials());
        } catch (Throwable defect) {
            parts.defects().accept("coap", defect);
        }
    }

    private void onThread(Runnable work, long secondsMax) {
        try {
            thread.submit(work).get(secondsMax, TimeUnit.SECONDS);
        } catch (ExecutionException defect) {
            parts.defects().accept("coap", defect.getCause());
        } catch (TimeoutException late) {
            LOG.warn("coap: not done within {} s", secondsMax);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Why a port takes nothing, for health; null if all do. Any thread. */
    public String problem() {
        String ofPlain = plain == null ? null : plain.problem();
        return ofPlain != null || dtls == null ? ofPlain : dtls.problem();
    }

    /** The bound port without DTLS; -1 while there is none. Any thread. */
    public int port() {
        return plain == null ? -1 : plain.port();
    }

    /** The bound port with DTLS; -1 while there is none. Any thread. */
    public int dtlsPort() {
        return dtls == null ? -1 : dtls.port();
    }

    /** Certificate of the DTLS port, for monitoring its files; null when there is none. */
    public TlsCertificate certificate() {
        return certificate;
    }

    /** Counters of the ports. Any thread. */
    public CoapCounters counters() {
        return counters;
    }

    /** Closes the ports; what was not answered is sent again by the devices. */
    @Override
    public void close() {
        onThread(requests::close, STOP_SECONDS_MAX);
        if (plain != null) {
            plain.close();
        }
        if (dtls != null) {
            dtls.close();
        }
        thread.shutdownNow();
        try {
            thread.awaitTermination(STOP_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.hazardwatch.gateway.intake.coap;

import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.network.ExtendedCoapStackFactory;
import org.eclipse.californium.core.network.InMemoryMessageExchangeStore;
import org.eclipse.californium.core.network.Outbox;
import org.eclipse.californium.core.network.serialization.UdpDataSerializer;
import org.eclipse.californium.core.network.stack.CoapStack;
import org.eclipse.californium.elements.Connector;
import org.eclipse.californium.elements.EndpointContextMatcher;
import org.eclipse.californium.elements.config.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One port, with or without DTLS. A port that cannot be bound is tried again every {@value #RETRY_SECONDS} s, and {@link #problem} says so
 * meanwhile. Opened on thread {@code coap}, closed by another.
 */
final class CoapPort {
    static final int RETRY_SECONDS = 10;
    private static final Logger LOG = LoggerFactory.getLogger(CoapPort.class);

    /** What both ports share. */
    record Shared(Configuration config, CoapSettings settings, Admission.Parts parts, Admission admission, CoapRequests requests,
                  CoapCounters counters, StrangerPauses pauses, ScheduledThreadPoolExecutor thread) {}

    private final String place;
    private final Supplier<? extends Connector> connectors;
    private final Shared shared;
    private final DtlsSessions sessions;
    private volatile String problem = "not open yet";
    private volatile CoapEndpoint endpoint;
    private volatile boolean isClosed;

    /** @param place address and port of the settings, for people */
    CoapPort(String place, Supplier<? extends Connector> connectors, Shared shared, DtlsSessions sessions) {
        this.place = place;
        this.connectors = connectors;
        this.shared = shared;
        this.sessions = sessions;
    }

    void open() {
        if (isClosed) {
            return;
        }
        CoapEndpoint made = null;
        try {
            made = endpoint(connectors.get());
            made.start();
            endpoint = made;
            problem = null;
            if (isClosed) { // meanwhile, by another thread that may not have seen the endpoint
                close();
                return;
            }
            LOG.info("coap listens on {}", made.getAddress());
        } catch (IOException | RuntimeException taken) {
            if (made != null) {
                made.destroy();
            }
            failed(taken);
        }
    }

    private void failed(Exception taken) {
        String said = place + ": cannot listen: " + taken.getMessage();
        if (!said.equals(problem)) {
            LOG.warn("coap {}; tried again every {} s", said, RETRY_SECONDS);
        }
        problem = said;
        try {
            shared.thread().schedule(this::open, RETRY_SECONDS, TimeUnit.SECONDS);
        } catch (RejectedExecutionException closing) {
            isClosed = true;
        }
    }

    private CoapEndpoint endpoint(Connector socket) {
        RecentRequests recent = new RecentRequests(shared.settings().rememberedMax(), shared.counters(), shared.parts().clock());
        InMemoryMessageExchangeStore store = new InMemoryMessageExchangeStore(shared.config());
        store.setDeduplicator(recent);
        store.setMessageIdProvider(new MessageIds());
        AdmissionLayer admission = new AdmissionLayer(shared.admission(), new BlockTransfers(shared.settings().transfersMax()), recent, sessions,
                shared.pauses());
        CoapEndpoint made = CoapEndpoint.builder().setConfiguration(shared.config()).setMessageExchangeStore(store)
                .setConnector(new BoundedConnector(socket, shared.thread(), shared.counters(), shared.pauses(), shared.parts().clock()))
                .setDataSerializerAndParser(new UdpDataSerializer(), new StrictParser(shared.counters()))
                .setCoapStackFactory(new Stacks(admission)).build();
        made.setExecutors(shared.thread(), shared.thread());
        made.setMessageDeliverer(shared.requests());
        return made;
    }

    /** Makes the layers of a port. */
    private record Stacks(AdmissionLayer admission) implements ExtendedCoapStackFactory {
        @Override
        public CoapStack createCoapStack(String protocol, String tag, Configuration config, EndpointContextMatcher matcher, Outbox outbox,
                Object argument) {
            return new AdmittingStack(tag, config, matcher, outbox, admission);
        }

        /** Not called since version 3.1, but still to be there. */
        @Override
        @Deprecated
        public CoapStack createCoapStack(String protocol, String tag, Configuration config, Outbox outbox, Object argument) {
            return createCoapStack(protocol, tag, config, null, outbox, argument);
        }
    }

    /** Why it takes nothing, for health; null if it does. Any thread. */
    String problem() {
        return problem;
    }

    /** The bound port; -1 while there is none. Any thread. */
    int port() {
        CoapEndpoint open = endpoint;
        return open == null ? -1 : open.getAddress().getPort();
    }

    void close() {
        isClosed = true;
        problem = "closed";
        CoapEndpoint open = endpoint;
        if (open != null) {
            open.destroy();
        }
    }
}

package io.hazardwatch.gateway.intake.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.HashedWheelTimer;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.sdk.client.DiscoveryClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfigBuilder;
import org.eclipse.milo.opcua.sdk.client.identity.AnonymousProvider;
import org.eclipse.milo.opcua.sdk.client.identity.UsernameProvider;
import org.eclipse.milo.opcua.sdk.client.subscriptions.MonitoredItemServiceOperationResult;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.UaSerializationException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.EventFilter;
import org.eclipse.milo.opcua.stack.core.types.structured.EventFilterResult;
import org.eclipse.milo.opcua.stack.core.util.CertificateUtil;
import org.eclipse.milo.opcua.stack.core.util.EndpointUtil;
import org.eclipse.milo.opcua.stack.transport.client.tcp.OpcTcpClientTransportConfigBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client of a server with threads of its own, so that nothing of it is left after {@link #close}. Milo reconnects by itself, takes its
 * subscription along and asks for what it has missed. One thread.
 */
final class OpcUaSession implements AutoCloseable {
    private static final int NODES_OF_ONE_READ = 500;
    private static final long CLOSE_MILLIS = 3_000;
    private static final int STEPS_OF_CONNECTING = 3;
    private static final Logger LOG = LoggerFactory.getLogger(OpcUaSession.class);

    private final OpcUaServerSettings settings;
    private final int eventsQueuedMin;
    private final MultiThreadIoEventLoopGroup network;
    private final ExecutorService executor;
    private final ScheduledExecutorService scheduler;
    private final HashedWheelTimer timer;
    private volatile boolean isClosing;
    private OpcUaClient client;
    private OpcUaSubscription subscription;

    /** @param eventsQueuedMin events that the server is to keep between two sendings, at least */
    OpcUaSession(OpcUaServerSettings settings, int eventsQueuedMin) {
        this.settings = settings;
        this.eventsQueuedMin = eventsQueuedMin;
        ThreadFactory threads = Thread.ofPlatform().daemon().name("opcua-" + settings.id() + "-milo-", 0).uncaughtExceptionHandler(this::failed)
                .factory();
        this.network = new MultiThreadIoEventLoopGroup(1, threads, NioIoHandler.newFactory());
        // what Milo still wants to do when its session has ended is of no use to anybody
        this.executor = new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads,
                new ThreadPoolExecutor.DiscardPolicy());
        this.scheduler = new ScheduledThreadPoolExecutor(1, threads, new ThreadPoolExecutor.DiscardPolicy());
        this.timer = new HashedWheelTimer(threads);
    }

    /** What Milo still tries once its network has ended is refused, which is no defect. */
    private void failed(Thread thread, Throwable thrown) {
        if (!isClosing || !(thrown instanceof RejectedExecutionException)) {
            thread.getThreadGroup().uncaughtException(thread, thrown);
        }
    }

    private void equip(OpcTcpClientTransportConfigBuilder transport) {
        transport.setConnectTimeout(uint(settings.timeoutMillis())).setAcknowledgeTimeout(uint(settings.timeoutMillis())).setEventLoop(network)
                .setExecutor(executor).setScheduledExecutor(scheduler).setWheelTimer(timer);
    }

    /**
     * Opens a session.
     *
     * @throws UaException          if the server cannot be reached, does not offer the security that is set, or is not trusted
     * @throws InterruptedException if the thread is interrupted
     */
    OpcUaClient connect(OpcUaIdentity identity, OpcUaTrust trust) throws UaException, InterruptedException {
        EndpointDescription endpoint = endpoint();
        if (settings.security() != OpcUaSecurity.NONE) {
            trust.check(CertificateUtil.decodeCertificate(endpoint.getServerCertificate().bytesOrEmpty()));
        }
        OpcUaClientConfigBuilder config = new OpcUaClientConfigBuilder().setEndpoint(endpoint).setApplicationUri(identity.uri())
                .setApplicationName(LocalizedText.english("HazardWatch gateway")).setProductUri("urn:hazardwatch:gateway")
                .setKeyPair(identity.keys()).setCertificate(identity.certificate())
                .setCertificateChain(new X509Certificate[] {identity.certificate()})
                .setRequestTimeout(uint(settings.timeoutMillis()))
                .setIdentityProvider(settings.username() == null ? AnonymousProvider.INSTANCE
                        : new UsernameProvider(settings.username(), settings.password()));
        if (settings.security() != OpcUaSecurity.NONE) {
            config.setCertificateValidator(trust);
        }
        client = OpcUaClient.create(config.build(), this::equip);
        await(client.connectAsync(), settings.timeoutMillis() * STEPS_OF_CONNECTING);
        return client;
    }

    /** The endpoint with the security that is set, at the address that is set, because servers often name one that only they can reach. */
    private EndpointDescription endpoint() throws UaException, InterruptedException {
        List<EndpointDescription> offered = await(DiscoveryClient.getEndpoints(settings.endpoint(), this::equip), settings.timeoutMillis());
        URI address = URI.create(settings.endpoint());
        for (EndpointDescription each : offered) {
            if (settings.security().policy().getUri().equals(each.getSecurityPolicyUri()) && each.getSecurityMode() == settings.security().mode()) {
                return EndpointUtil.updateUrl(each, address.getHost(), address.getPort());
            }
        }
        throw new UaException(StatusCodes.Bad_SecurityPolicyRejected, "the server offers no endpoint with security " + settings.security());
    }

    /** The namespaces that the server has now; their numbers may change when it restarts. */
    NamespaceTable namespaces() throws UaException {
        return client.readNamespaceTable();
    }

    /**
     * Subscribes to nodes and alarms, instead of those before.
     *
     * @return the nodes that the server refuses, with its reasons
     */
    List<MonitoredItemServiceOperationResult> subscribe(OpcUaNodes wanted, OpcUaSubscription.SubscriptionListener listener) throws UaException {
        if (subscription != null) {
            subscription.delete();
        }
        subscription = new OpcUaSubscription(client, settings.publishingMillis());
        subscription.setSubscriptionListener(listener);
        subscription.create();
        List<MonitoredItemServiceOperationResult> refused = new ArrayList<>(wanted.alarms() == null ? List.of() : alarms(wanted.alarms()));
        List<OpcUaMonitoredItem> items = new ArrayList<>();
        for (OpcUaNode node : wanted.nodes()) {
            OpcUaMonitoredItem item = OpcUaMonitoredItem.newDataItem(node.id());
            item.setSamplingInterval(settings.samplingMillis());
            item.setQueueSize(uint(settings.queueSize()));
            item.setUserObject(node);
            items.add(item);
        }
        subscription.addMonitoredItems(items);
        subscription.createMonitoredItems(item -> item.getCreateResult().isEmpty()).stream().filter(result -> !result.isGood()).forEach(refused::add);
        if (wanted.alarms() != null) {
            tellStandingAlarms();
        }
        return refused;
    }

    /** Alarms of a server come by way of its own object, which is a notifier of all; returns that if it is refused. */
    private List<MonitoredItemServiceOperationResult> alarms(OpcUaNode server) {
        List<MonitoredItemServiceOperationResult> results = create(server, OpcUaEvents.ofUse());
        OpcUaMonitoredItem item = results.getFirst().monitoredItem();
        if (!results.getFirst().isGood() || !isFilterUnderstood(item)) {
            LOG.info("opcua {}: asked for all events, because it takes no filter by several types", settings.id());
            subscription.removeMonitoredItem(item);
            subscription.deleteMonitoredItems();
            results = create(server, OpcUaEvents.all());
        }
        return results.stream().filter(result -> !result.isGood()).toList();
    }

    private List<MonitoredItemServiceOperationResult> create(OpcUaNode server, EventFilter filter) {
        OpcUaMonitoredItem item = OpcUaMonitoredItem.newEventItem(server.id(), filter);
        item.setQueueSize(uint(Math.max(eventsQueuedMin, settings.queueSize())));
        item.setUserObject(server);
        subscription.addMonitoredItem(item);
        return subscription.createMonitoredItems();
    }

    private boolean isFilterUnderstood(OpcUaMonitoredItem item) {
        try {
            Object result = item.getFilterResult().map(encoded -> encoded.decode(client.getStaticEncodingContext())).orElse(null);
            return !(result instanceof EventFilterResult said) || OpcUaEvents.isUnderstood(said);
        } catch (UaSerializationException unreadable) {
            return true;
        }
    }

    /** Makes the server tell the alarms that stand already, as far as it can; one that cannot is followed all the same. */
    void tellStandingAlarms() {
        try {
            Variant id = Variant.ofUInt32(subscription.getSubscriptionId().orElseThrow());
            CallMethodResult result = client.call(List.of(new CallMethodRequest(NodeIds.ConditionType, NodeIds.ConditionType_ConditionRefresh,
                    new Variant[] {id}))).getResults()[0];
            if (result.getStatusCode() != null && result.getStatusCode().isBad()) {
                LOG.info("opcua {}: cannot tell which of its alarms stand already: {}", settings.id(), result.getStatusCode());
            }
        } catch (UaException | NoSuchElementException refused) {
            LOG.info("opcua {}: cannot tell which of its alarms stand already: {}", settings.id(), refused.getMessage());
        }
    }

    /** Reads the present values of nodes. */
    List<DataValue> read(List<OpcUaNode> nodes) throws UaException {
        List<DataValue> values = new ArrayList<>();
        for (int from = 0; from < nodes.size(); from += NODES_OF_ONE_READ) {
            List<NodeId> ids = nodes.subList(from, Math.min(nodes.size(), from + NODES_OF_ONE_READ)).stream().map(OpcUaNode::id).toList();
            values.addAll(client.readValues(0, TimestampsToReturn.Both, ids));
        }
        return values;
    }

    private static <T> T await(CompletableFuture<T> future, long millis) throws UaException, InterruptedException {
        try {
            return future.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            future.cancel(true);
            throw new UaException(StatusCodes.Bad_Timeout, "no answer within " + millis + " ms");
        } catch (ExecutionException failed) {
            throw UaException.extract(failed.getCause()).orElseGet(() -> new UaException(StatusCodes.Bad_CommunicationError, failed.getCause()));
        }
    }

    /** Ends the session, and its threads whatever the server does. */
    @Override
    public void close() {
        isClosing = true;
        try {
            if (client != null) {
                await(client.disconnectAsync(), CLOSE_MILLIS);
            }
        } catch (UaException gone) {
            // the server drops the session by itself
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            stopThreads();
        }
    }

    /** The network first, because what it still tells goes to the others. */
    private void stopThreads() {
        network.shutdownGracefully(0, CLOSE_MILLIS, TimeUnit.MILLISECONDS).awaitUninterruptibly(CLOSE_MILLIS);
        executor.shutdown();
        try {
            executor.awaitTermination(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        executor.shutdownNow();
        scheduler.shutdownNow();
        timer.stop();
    }
}

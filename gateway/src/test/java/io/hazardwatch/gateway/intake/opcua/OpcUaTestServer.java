package io.hazardwatch.gateway.intake.opcua;

import io.hazardwatch.gateway.testkit.Ports;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.sdk.server.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.sdk.server.identity.AnonymousIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.CompositeValidator;
import org.eclipse.milo.opcua.sdk.server.identity.UsernameIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.methods.MethodInvocationHandler;
import org.eclipse.milo.opcua.sdk.server.model.objects.AlarmConditionTypeNode;
import org.eclipse.milo.opcua.sdk.server.model.objects.BaseEventTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.sdk.server.util.SubscriptionModel;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.Stack;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.DefaultApplicationGroup;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateStore;
import org.eclipse.milo.opcua.stack.core.security.MemoryTrustListManager;
import org.eclipse.milo.opcua.stack.core.security.RsaSha256CertificateFactory;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.DiagnosticInfo;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransport;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransportConfig;

/** Milo's own server on 127.0.0.1 with a few variables of namespace 2; it trusts every client. */
public final class OpcUaTestServer implements AutoCloseable {
    private static final String URI = "urn:test:server";

    /** The certificate, which outlives a restart. */
    public record ServerIdentity(KeyPair keys, X509Certificate certificate) {
        /** A new one. */
        public static ServerIdentity make() throws Exception {
            KeyPair keys = SelfSignedCertificateGenerator.generateRsaKeyPair(2_048);
            return new ServerIdentity(keys, new SelfSignedCertificateBuilder(keys).setCommonName("test").setApplicationUri(URI)
                    .addIpAddress("127.0.0.1").build());
        }
    }

    private final int port;
    private final OpcUaServer server;
    private final Variables variables;
    private final MultiThreadIoEventLoopGroup network = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final ExecutorService executor = Executors.newFixedThreadPool(2);
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();

    /** @param port 0 for a free one */
    public OpcUaTestServer(int port, ServerIdentity identity, Map<String, DataValue> values) throws Exception {
        this.port = port == 0 ? Ports.free() : port;
        RsaSha256CertificateFactory factory = new RsaSha256CertificateFactory() {
            @Override
            protected KeyPair createRsaSha256KeyPair() {
                return identity.keys();
            }

            @Override
            protected X509Certificate[] createRsaSha256CertificateChain(KeyPair keys) {
                return new X509Certificate[] {identity.certificate()};
            }
        };
        DefaultApplicationGroup group = DefaultApplicationGroup.createAndInitialize(new MemoryTrustListManager(), new MemoryCertificateStore(),
                factory, (chain, uri, hosts) -> { });
        OpcUaServerConfig config = OpcUaServerConfig.builder().setApplicationName(LocalizedText.english("test")).setApplicationUri(URI)
                .setProductUri(URI).setCertificateManager(new DefaultCertificateManager(new MemoryCertificateQuarantine(), group))
                .setIdentityValidator(new CompositeValidator(AnonymousIdentityValidator.INSTANCE,
                        new UsernameIdentityValidator(challenge -> challenge.getUsername().equals("plant")
                                && challenge.getPassword().equals("secret"))))
                .setEndpoints(endpoints(identity.certificate())).setExecutor(executor).setScheduledExecutor(scheduler).build();
        server = new OpcUaServer(config, profile -> new OpcTcpServerTransport(OpcTcpServerTransportConfig.newBuilder().setEventLoop(network)
                .setExecutor(executor).build()));
        variables = new Variables(server, values);
        variables.startup();
        server.startup().get(60, TimeUnit.SECONDS);
    }

    private Set<EndpointConfig> endpoints(X509Certificate certificate) {
        Set<EndpointConfig> endpoints = new LinkedHashSet<>();
        for (OpcUaSecurity security : OpcUaSecurity.values()) {
            endpoints.add(EndpointConfig.newBuilder().setBindAddress("127.0.0.1").setBindPort(port).setHostname("not-reachable.invalid")
                    .setPath("/plant").setCertificate(certificate).setSecurityPolicy(security.policy()).setSecurityMode(security.mode())
                    .addTokenPolicies(OpcUaServerConfig.USER_TOKEN_POLICY_ANONYMOUS, OpcUaServerConfig.USER_TOKEN_POLICY_USERNAME).build());
        }
        return endpoints;
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** Its endpoint. */
    public String url() {
        return "opc.tcp://127.0.0.1:" + port + "/plant";
    }

    /** Changes a variable. */
    public void set(String name, DataValue value) {
        variables.nodes.get(name).setValue(value);
    }

    /** From now on it cannot tell which alarms stand. */
    public void refuseRefresh() {
        UaMethodNode refresh = (UaMethodNode) server.getAddressSpaceManager().getManagedNode(NodeIds.ConditionType_ConditionRefresh).orElseThrow();
        refresh.setInvocationHandler(new MethodInvocationHandler.NotImplementedHandler());
    }

    /** The next time that it is asked which alarms stand, it only begins to tell them. */
    public void leaveFirstRefreshOpen() {
        UaMethodNode refresh = (UaMethodNode) server.getAddressSpaceManager().getManagedNode(NodeIds.ConditionType_ConditionRefresh).orElseThrow();
        MethodInvocationHandler usual = refresh.getInvocationHandler();
        refresh.setInvocationHandler((access, request) -> {
            refresh.setInvocationHandler(usual);
            beginRefresh();
            return new CallMethodResult(StatusCode.GOOD, new StatusCode[] {StatusCode.GOOD}, new DiagnosticInfo[0], new Variant[0]);
        });
    }

    private void beginRefresh() {
        try {
            BaseEventTypeNode event = server.getEventFactory().createEvent(new NodeId(1, "refresh"), NodeIds.RefreshStartEventType);
            event.setEventId(ByteString.of("refresh".getBytes(StandardCharsets.UTF_8)));
            event.setEventType(NodeIds.RefreshStartEventType);
            event.setTime(DateTime.now());
            server.getEventNotifier().fire(event);
            event.delete();
        } catch (UaException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Lets an alarm of the plant tell its state, as part 9 has it. */
    public void alarm(String source, String name, boolean isActive, int severity, DateTime time) throws UaException {
        alarms(source, source, name, isActive, severity, time, 1);
    }

    /** As {@link #alarm}, of a source that is called otherwise than its node, so often in one go. */
    public void alarms(String node, String source, String name, boolean isActive, int severity, DateTime time, int times) throws UaException {
        AlarmConditionTypeNode event = (AlarmConditionTypeNode) server.getEventFactory().createEvent(new NodeId(1, node + '/' + name),
                NodeIds.AlarmConditionType);
        event.setBrowseName(new QualifiedName(1, name));
        event.setDisplayName(LocalizedText.english(name));
        event.setEventId(ByteString.of(name.getBytes(StandardCharsets.UTF_8)));
        event.setEventType(NodeIds.AlarmConditionType);
        event.setSourceNode(node(node));
        event.setSourceName(source);
        event.setTime(time);
        event.setMessage(LocalizedText.english("level too high"));
        event.setSeverity(Unsigned.ushort(severity));
        event.setConditionName(name);
        event.setQuality(StatusCode.GOOD);
        event.setActiveState(LocalizedText.english(isActive ? "Active" : "Inactive"));
        event.getActiveStateNode().setId(isActive);
        for (int i = 0; i < times; i++) {
            server.getEventNotifier().fire(event);
        }
        event.delete();
    }

    @Override
    public void close() {
        stop();
    }

    /** Ends it before the test does. */
    public void stop() {
        if (executor.isShutdown()) {
            return;
        }
        variables.shutdown();
        server.shutdown().orTimeout(60, TimeUnit.SECONDS).join();
        scheduler.shutdownNow();
        executor.shutdownNow();
        network.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(10, TimeUnit.SECONDS);
        Stack.releaseSharedResources();
    }

    private static final class Variables extends ManagedNamespaceWithLifecycle {
        private final Map<String, UaVariableNode> nodes = new HashMap<>();
        private final SubscriptionModel subscriptions;

        Variables(OpcUaServer server, Map<String, DataValue> values) {
            super(server, "urn:test:plant");
            subscriptions = new SubscriptionModel(server, this);
            getLifecycleManager().addLifecycle(subscriptions);
            getLifecycleManager().addStartupTask(() -> values.forEach(this::add));
        }

        private void add(String name, DataValue value) {
            UaVariableNode node = new UaVariableNode.UaVariableNodeBuilder(getNodeContext()).setNodeId(newNodeId(name))
                    .setBrowseName(newQualifiedName(name)).setDisplayName(LocalizedText.english(name)).setDataType(NodeIds.BaseDataType)
                    .setTypeDefinition(NodeIds.BaseDataVariableType).setAccessLevel(AccessLevel.READ_ONLY).setUserAccessLevel(AccessLevel.READ_ONLY)
                    .setMinimumSamplingInterval(10.0).build();
            node.setValue(value);
            getNodeManager().addNode(node);
            node.addReference(new Reference(node.getNodeId(), NodeIds.Organizes, NodeIds.ObjectsFolder.expanded(), false));
            nodes.put(name, node);
        }

        @Override
        public void onDataItemsCreated(List<DataItem> items) {
            subscriptions.onDataItemsCreated(items);
        }

        @Override
        public void onDataItemsModified(List<DataItem> items) {
            subscriptions.onDataItemsModified(items);
        }

        @Override
        public void onDataItemsDeleted(List<DataItem> items) {
            subscriptions.onDataItemsDeleted(items);
        }

        @Override
        public void onMonitoringModeChanged(List<MonitoredItem> items) {
            subscriptions.onMonitoringModeChanged(items);
        }
    }

    /** The id of a variable. */
    static NodeId node(String name) {
        return new NodeId(2, name);
    }
}

package io.hazardwatch.simulator.opcua;

import io.hazardwatch.simulator.field.FieldDevice;
import io.hazardwatch.simulator.plant.Quality;
import io.hazardwatch.simulator.plant.Sample;
import io.hazardwatch.simulator.scenario.Scenario.Speech;
import io.hazardwatch.simulator.wire.Telemetry.Row;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.sdk.server.identity.AnonymousIdentityValidator;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransport;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransportConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A device of a scenario as an OPC UA server: each point is a variable of namespace 2 under the objects folder. The server starts on a thread of its
 * own, because that takes seconds of a processor; what comes meanwhile is not shown.
 */
public final class OpcUaSpeaker implements FieldDevice {
    private static final String URI = "urn:hazardwatch:simulator";
    private static final long PATIENCE_SECONDS = 300;
    private static final Logger LOG = LoggerFactory.getLogger(OpcUaSpeaker.class);

    private final Speech speech;
    private final MultiThreadIoEventLoopGroup network = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final ExecutorService executor = Executors.newFixedThreadPool(2);
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private volatile OpcUaServer server;
    private volatile PlantVariables variables;

    /**
     * Begins to start the server.
     *
     * @throws IOException if the port is taken
     */
    public OpcUaSpeaker(int port, Speech speech) throws IOException {
        this.speech = speech;
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        Thread.ofPlatform().daemon().name("opcua").priority(Thread.MIN_PRIORITY).start(() -> start(port));
    }

    private void start(int port) {
        OpcUaServerConfig config = OpcUaServerConfig.builder().setApplicationName(LocalizedText.english("HazardWatch simulator"))
                .setApplicationUri(URI).setProductUri(URI)
                .setCertificateManager(new DefaultCertificateManager(new MemoryCertificateQuarantine()))
                .setIdentityValidator(AnonymousIdentityValidator.INSTANCE).setEndpoints(Set.of(endpoint(port)))
                .setExecutor(executor).setScheduledExecutor(scheduler).build();
        OpcUaServer started = new OpcUaServer(config, profile -> new OpcTcpServerTransport(OpcTcpServerTransportConfig.newBuilder()
                .setEventLoop(network).setExecutor(executor).build()));
        PlantVariables filled = new PlantVariables(started, speech.items().values());
        filled.startup();
        try {
            started.startup().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            server = started;
            variables = filled;
        } catch (ExecutionException | TimeoutException failed) {
            LOG.warn("opcua: port {}: {}", port, failed.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static EndpointConfig endpoint(int port) {
        return EndpointConfig.newBuilder().setBindAddress("127.0.0.1").setBindPort(port).setHostname("127.0.0.1").setPath("/hazardwatch")
                .setSecurityPolicy(SecurityPolicy.None).setSecurityMode(MessageSecurityMode.None)
                .addTokenPolicies(OpcUaServerConfig.USER_TOKEN_POLICY_ANONYMOUS).build();
    }

    @Override
    public void offer(Row row) {
        PlantVariables shown = variables;
        if (shown == null) {
            return;
        }
        DateTime time = new DateTime(new Date(row.stampMillis()));
        for (Sample sample : row.samples()) {
            StatusCode status = new StatusCode(sample.quality() == Quality.GOOD ? StatusCodes.Good
                    : sample.quality() == Quality.BAD ? StatusCodes.Bad_SensorFailure : StatusCodes.Uncertain_LastUsableValue);
            shown.set(speech.items().get(sample.point()), new DataValue(Variant.ofDouble(sample.value()), status, time, time));
        }
    }

    @Override
    public void close() {
        if (server != null) {
            variables.shutdown();
            server.shutdown();
        }
        scheduler.shutdownNow();
        executor.shutdownNow();
        network.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}

package io.hazardwatch.gateway.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.app.App;
import io.hazardwatch.gateway.settings.process.Overrides;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.paho.mqttv5.common.MqttException;

/** The whole gateway in this process, on ports of its own and a directory of the test's; stopped by close. */
public final class RunningGateway implements AutoCloseable {
    /** The administrator. */
    public static final String USER = "admin";
    /** The administrator's password. */
    public static final String PASSWORD = "test-only-password";

    private final App app;
    private final GatewayClient client;

    private RunningGateway(App app) {
        this.app = app;
        this.client = new GatewayClient(app.httpPort(), USER, PASSWORD);
    }

    /** Starts on {@code directory/config} and {@code directory/data}; a second start goes on where the first stopped. */
    public static RunningGateway start(Path directory) throws Exception {
        return start(directory, Map.of());
    }

    /** As {@link #start(Path)}, with environment variables for secrets. */
    public static RunningGateway start(Path directory, Map<String, String> environment) throws Exception {
        Path config = Files.createDirectories(directory.resolve("config"));
        Overrides overrides = new Overrides(directory.resolve("data"), 0, 0, -1);
        return new RunningGateway(App.start(config, overrides, PASSWORD, environment));
    }

    /** An administrator's client. */
    public GatewayClient client() {
        return client;
    }

    /** The bound MQTT port. */
    public int mqttPort() {
        return app.mqttPort();
    }

    /** The bound port for HJ 212. */
    public int hj212Port() {
        return app.hj212Port();
    }

    /** The bound port for GB/T 26875.3. */
    public int gb26875Port() {
        return app.gb26875Port();
    }

    /** The bound port for CoAP without DTLS. */
    public int coapPort() {
        return app.coapPort();
    }

    /** The bound port for CoAP with DTLS. */
    public int coapDtlsPort() {
        return app.coapDtlsPort();
    }

    /** The bound port for GB/T 28181. */
    public int gb28181Port() {
        return app.gb28181Port();
    }

    /** The bound HTTP port. */
    public int httpPort() {
        return app.httpPort();
    }

    /** A publisher with a fresh credential for all of an enterprise. */
    public Publisher publisher(String enterprise) throws MqttException {
        JsonNode credential = client.post("/api/v1/enterprises/" + enterprise + "/credentials",
                "{\"name\":\"test\"}").body();
        return new Publisher(app.mqttPort(), credential.get("username").asText(), credential.get("password").asText());
    }

    @Override
    public void close() {
        client.close();
        app.stop();
    }
}

package io.hazardwatch.gateway.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.Main;
import io.hazardwatch.gateway.testkit.EmptyStore;
import io.hazardwatch.gateway.testkit.GatewayClient;
import io.hazardwatch.gateway.testkit.OwnJvm;
import io.hazardwatch.gateway.testkit.Publisher;
import io.hazardwatch.gateway.testkit.QuickMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.paho.mqttv5.common.MqttException;

/** The gateway as its users run it: a process of its own, which can be killed. Log lines go to the test's error output. */
public final class GatewayProcess implements AutoCloseable {
    private static final String PASSWORD = "test-only-password";
    private static final long STOP_SECONDS_MAX = 60;
    private static final Pattern HTTP = Pattern.compile(" *console +http://127\\.0\\.0\\.1:(\\d+)/");
    private static final Pattern MQTT = Pattern.compile(" *mqtt +127\\.0\\.0\\.1:(\\d+).*");
    private static final Pattern HJ212 = Pattern.compile(" *hj212 +127\\.0\\.0\\.1:(\\d+)");
    private static final Pattern GB26875 = Pattern.compile(" *gb26875 +127\\.0\\.0\\.1:(\\d+)");
    private static final Pattern COAP = Pattern.compile(" *coap +127\\.0\\.0\\.1:(\\d+).*");
    private static final Pattern DEBUGGER = Pattern.compile("Listening for transport dt_socket at address: (\\d+)");

    private final Process process;
    private final int debugPort;
    private final int httpPort;
    private final int mqttPort;
    private final GatewayClient client;
    private final CompletableFuture<Integer> hj212Port = new CompletableFuture<>();
    private final CompletableFuture<Integer> gb26875Port = new CompletableFuture<>();
    private final CompletableFuture<Integer> coapPort = new CompletableFuture<>();

    /**
     * Starts on {@code directory/config} and {@code directory/data}; returns when it says where it listens. A data folder that is not there
     * yet begins with empty files whose schema is applied, see {@link EmptyStore}.
     */
    public GatewayProcess(Path directory, String... jvmOptions) throws IOException {
        this(directory, false, List.of(jvmOptions));
    }

    /** As the constructor does, with a debugger's port of the process's own choosing. */
    public static GatewayProcess debuggable(Path directory) throws IOException {
        return new GatewayProcess(directory, true,
                List.of("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0"));
    }

    private GatewayProcess(Path directory, boolean isDebuggable, List<String> jvmOptions) throws IOException {
        EmptyStore.placeAsDataFolder(directory.resolve("data"));
        boolean isPlain = jvmOptions.isEmpty(); // otherwise the test is about the load of the process, which is then as a user's
        List<String> command = isPlain ? OwnJvm.smallCommand() : OwnJvm.command(jvmOptions);
        command.addAll(List.of((isPlain ? QuickMain.class : Main.class).getName(), "--config", directory.resolve("config").toString(), "--data",
                directory.resolve("data").toString(), "--http-port", "0", "--mqtt-port", "0", "--mqtts-port", "-1"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("HAZARDWATCH_ADMIN_PASSWORD", PASSWORD);
        builder.environment().put("HJ212_PASSWORD", "123456");
        process = builder.start();
        try {
            BufferedReader said = process.inputReader();
            debugPort = isDebuggable ? port(said, DEBUGGER) : -1;
            httpPort = port(said, HTTP);
            mqttPort = port(said, MQTT);
            Thread.ofPlatform().daemon().name("gateway output").start(() -> repeat(said));
            client = new GatewayClient(httpPort, "admin", PASSWORD);
        } catch (IOException | RuntimeException | Error e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private void repeat(BufferedReader said) {
        try {
            said.lines().forEach(line -> {
                System.err.println(line);
                Matcher hj212 = HJ212.matcher(line);
                if (hj212.matches()) {
                    hj212Port.complete(Integer.parseInt(hj212.group(1)));
                }
                Matcher gb26875 = GB26875.matcher(line);
                if (gb26875.matches()) {
                    gb26875Port.complete(Integer.parseInt(gb26875.group(1)));
                }
                Matcher coap = COAP.matcher(line);
                if (coap.matches()) {
                    coapPort.complete(Integer.parseInt(coap.group(1)));
                }
            });
        } catch (UncheckedIOException closed) {
            // with the process it came from
        }
    }

    private static int port(BufferedReader said, Pattern pattern) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.matches()) {
                return Integer.parseInt(matcher.group(1));
            }
        }
        throw new IOException("the gateway ended before it was ready");
    }

    /** Where a debugger attaches; -1 unless the process is {@link #debuggable}. */
    public int debugPort() {
        return debugPort;
    }

    /** The bound HTTP port. */
    int httpPort() {
        return httpPort;
    }

    /** The bound port for HJ 212; waits until it is printed. */
    int hj212Port() {
        return hj212Port.orTimeout(STOP_SECONDS_MAX, TimeUnit.SECONDS).join();
    }

    /** The bound port for GB/T 26875.3; waits until it is printed. */
    int gb26875Port() {
        return gb26875Port.orTimeout(STOP_SECONDS_MAX, TimeUnit.SECONDS).join();
    }

    /** The bound port for CoAP; waits until it is printed. */
    int coapPort() {
        return coapPort.orTimeout(STOP_SECONDS_MAX, TimeUnit.SECONDS).join();
    }

    /** An administrator's client. */
    public GatewayClient client() {
        return client;
    }

    /** A console's connection. */
    public LiveSocket console() {
        return new LiveSocket(httpPort, "admin", PASSWORD, "");
    }

    /** A publisher with a fresh credential for all of an enterprise. */
    public Publisher publisher(String enterprise) throws MqttException {
        JsonNode credential = client.post("/api/v1/enterprises/" + enterprise + "/credentials", "{\"name\":\"test\"}").body();
        return new Publisher(mqttPort, credential.get("username").asText(), credential.get("password").asText());
    }

    /** A sender with a fresh credential, publishing for one device of {@link PlantFiles#ENTERPRISE}. */
    NumberedSender sender(String device, int window) throws IOException {
        JsonNode credential = client.post("/api/v1/enterprises/" + PlantFiles.ENTERPRISE + "/credentials",
                "{\"name\":\"sender\"}").body();
        return new NumberedSender(mqttPort, credential.get("username").asText(), credential.get("password").asText(),
                PlantFiles.topic(device), window);
    }

    /** A sender with a fresh credential for all of an enterprise, the number of a message says its topic. */
    NumberedSender sender(String enterprise, LongFunction<String> topic, int window) throws IOException {
        JsonNode credential = client.post("/api/v1/enterprises/" + enterprise + "/credentials", "{\"name\":\"sender\"}").body();
        return new NumberedSender(mqttPort, credential.get("username").asText(), credential.get("password").asText(), topic, window);
    }

    /** Of the operating system. */
    ProcessHandle handle() {
        return process.toHandle();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As the kernel would when memory runs out: nothing of it runs any more. */
    public void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() {
        client.close();
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                throw new AssertionError("the gateway did not stop within " + STOP_SECONDS_MAX + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}

package io.hazardwatch.gateway.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The example of households of one street, with an officer of the gas company, and a provider of SMS and calls that keeps what it got. */
final class GasStreetFiles implements AutoCloseable {
    static final String ENTERPRISE = "example-gas-user";
    static final String STREET = "example-gas-user.gas-user-01._site.plant-street-east-street.system";
    static final List<String> DEVICES = List.of("home-1", "home-2", "kitchen-1");
    static final List<String> PHONES = List.of("000-0000-0101", "000-0000-0102", "000-0000-0103");
    static final String OFFICER = "000-0000-0201";
    private static final Path EXAMPLE = Path.of(System.getProperty("hazardwatch.root"), "config/examples/kinds/gas_user");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A message as it came to the provider. */
    record Sent(String means, String key, String to, String text) {}

    private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpServer server;

    /**
     * Writes the configuration into {@code directory/config}; the valve of the second household counts as stuck after a second, those of the others
     * not before a slow machine has come to closing them.
     *
     * @param gateway the text of gateway.yaml
     */
    GasStreetFiles(Path directory, String gateway) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
        Path config = Files.createDirectories(directory.resolve("config"));
        Path sites = Files.createDirectories(config.resolve("sites"));
        Files.writeString(sites.resolve("gas-user.yaml"), Files.readString(EXAMPLE.resolve("sites/gas-user.yaml"))
                .replace("valve: home-2/valve, within: 30s", "valve: home-2/valve, within: 1s").replace("within: 30s", "within: 10m"));
        Files.copy(EXAMPLE.resolve("households/gas-user.yaml"), Files.createDirectories(config.resolve("households")).resolve("gas-user.yaml"));
        Files.writeString(config.resolve("gateway.yaml"), gateway);
        Files.writeString(config.resolve("channels.yaml"), "webhooks: []\ndeviceTests: {days: 0}\nchannels:\n" + channel("sms", "full")
                + channel("voice", "call"));
        Files.writeString(config.resolve("roster.yaml"), """
                people:
                  - id: ann
                    name: {en: Ann (invented)}
                    enterprise: example-gas-user
                    language: en
                    means:
                      normal: [{kind: sms, address: "000-0000-0201", verifiedAt: "2026-01-01T00:00Z"}]
                      urgent:
                        - {kind: voice, address: "000-0000-0201", verifiedAt: "2026-01-01T00:00Z"}
                        - {kind: sms, address: "000-0000-0201", verifiedAt: "2026-01-01T00:00Z"}
                  - {id: bob, name: {en: Bob (invented)}, enterprise: example-gas-user, language: en}
                levels:
                  - {enterprise: example-gas-user, id: duty-officer, order: 10, name: {en: Duty officer}, source: on_duty, fallback: [ann, bob]}
                """);
    }

    private String channel(String means, String text) {
        return """
                  - id: %1$s
                    kind: http
                    means: [%1$s]
                    timeout: 60s
                    request:
                      url: "http://127.0.0.1:%2$d/%1$s"
                      fields: {key: "{{key}}", to: "{{to}}", text: "{{%3$s}}"}
                """.formatted(means, server.getAddress().getPort(), text);
    }

    private void take(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        sent.add(new Sent(exchange.getRequestURI().getPath().substring(1), body.path("key").asText(), body.path("to").asText(),
                body.path("text").asText()));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    /** What came, in the order in which it did. */
    List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** What came to a telephone and says that. */
    List<Sent> to(String phone, String said) {
        return sent.stream().filter(each -> each.to().equals(phone) && each.text().contains(said)).toList();
    }

    /** How often each message came. */
    Map<String, Long> arrivals() {
        return sent.stream().map(Sent::key).collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    static String topic(String device) {
        return "hazard/v1/" + ENTERPRISE + "/gas-user-01/" + device + "/telemetry";
    }

    static String gas(String device) {
        return ENTERPRISE + ".gas-user-01." + device + ".lel.high";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

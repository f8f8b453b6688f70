package io.hazardwatch.gateway.history.influx;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * A stand-in for InfluxDB 2.x or 3, as far as their documentation goes: tokens, buckets or databases, writes that overwrite
 * what has the same tags and time, refusals in their words. It counts readings; it evaluates no other query.
 */
final class InfluxPeer implements AutoCloseable {
    static final String TOKEN = "right";

    final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    final Map<String, String> buckets = new ConcurrentHashMap<>();
    final Map<String, Map<String, String>> lines = new ConcurrentHashMap<>();
    /** Lines that contain it are refused, the others of their batch taken. */
    volatile String poison = "\n";
    /** Not null holds answers to writes back until it is released. */
    volatile CountDownLatch hold;
    volatile boolean tellsVersionInHeader = true;

    private final String version;
    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();

    InfluxPeer(String version) throws IOException {
        this.version = version;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(workers);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private boolean isThree() {
        return version.startsWith("3.");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        requests.add(exchange.getRequestMethod() + ' ' + exchange.getRequestURI());
        if (tellsVersionInHeader) {
            exchange.getResponseHeaders().add("X-Influxdb-Version", version);
        }
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (path.equals("/ping") || path.equals("/health")) {
            send(exchange, 200, "{\"name\":\"influxdb\",\"status\":\"pass\",\"version\":\"" + version + "\"}");
        } else if (!authorization.matches("(Token|Bearer) " + TOKEN)) {
            send(exchange, 401, "{\"code\":\"unauthorized\",\"message\":\"unauthorized access\"}");
        } else if (path.equals("/api/v2/write")) {
            write(exchange, parameters(exchange.getRequestURI().getRawQuery()), body);
        } else if (path.equals("/query")) {
            query(exchange, parameters(exchange.getRequestURI().getRawQuery()), body);
        } else if (isThree()) {
            three(exchange, path, body, authorization);
        } else {
            two(exchange, path, body);
        }
    }

    private void two(HttpExchange exchange, String path, String body) throws IOException {
        if (path.equals("/api/v2/orgs")) {
            send(exchange, 200, "{\"orgs\":[{\"id\":\"0000000000000001\",\"name\":\"plant\"}]}");
        } else if (path.equals("/api/v2/buckets") && exchange.getRequestMethod().equals("POST")) {
            String name = body.replaceAll("(?s).*\"name\":\\s*\"([^\"]+)\".*", "$1");
            buckets.put(name, body);
            send(exchange, 201, bucket(name));
        } else if (path.equals("/api/v2/buckets")) {
            String name = parameters(exchange.getRequestURI().getRawQuery()).get("name");
            send(exchange, 200, "{\"buckets\":[" + (buckets.containsKey(name) ? bucket(name) : "") + "]}");
        } else {
            send(exchange, 404, "{\"code\":\"not found\",\"message\":\"path not found\"}");
        }
    }

    private static String bucket(String name) {
        return "{\"id\":\"00000000000000aa\",\"orgID\":\"0000000000000001\",\"name\":\"" + name + "\",\"retentionRules\":[]}";
    }

    private void three(HttpExchange exchange, String path, String body, String authorization) throws IOException {
        if (!path.equals("/api/v3/configure/database") || !authorization.startsWith("Bearer ")) {
            send(exchange, 404, "{\"error\":\"not found\"}");
        } else if (buckets.putIfAbsent(body.replaceAll("(?s).*\"db\":\"([^\"]+)\".*", "$1"), body) != null) {
            send(exchange, 409, "{\"error\":\"attempted to create a resource that already exists\"}");
        } else {
            send(exchange, 200, "");
        }
    }

    private void write(HttpExchange exchange, Map<String, String> parameters, String body) throws IOException {
        String bucket = parameters.get("bucket");
        if (!buckets.containsKey(bucket)) {
            send(exchange, 404, "{\"code\":\"not found\",\"message\":\"bucket \\\"" + bucket + "\\\" not found\"}");
            return;
        }
        List<String> refused = new ArrayList<>();
        for (String line : body.split("\n")) {
            if (line.contains(poison)) {
                refused.add(line);
            } else {
                String[] parts = line.split(" ");
                lines.computeIfAbsent(bucket, unused -> new ConcurrentHashMap<>()).put(parts[0] + ' ' + parts[2], parts[1]);
            }
        }
        awaitRelease();
        if (refused.isEmpty()) {
            send(exchange, 204, null);
        } else {
            send(exchange, isThree() ? 400 : 422, isThree() ? "{\"error\":\"partial write of line protocol occurred\"}"
                    : "{\"code\":\"unprocessable entity\",\"message\":\"failure writing points to database: partial write: "
                            + "points beyond retention policy dropped=" + refused.size() + "\"}");
        }
    }

    private void awaitRelease() {
        try {
            if (hold != null) {
                hold.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void query(HttpExchange exchange, Map<String, String> parameters, String form) throws IOException {
        Map<String, String> all = new TreeMap<>(parameters);
        all.putAll(parameters(form));
        requests.add("query " + all.get("db") + ": " + all.get("q"));
        Map<String, String> held = lines.getOrDefault(all.get("db"), Map.of());
        boolean isCount = all.get("q").startsWith("SELECT count");
        exchange.getResponseHeaders().add("Content-Type", "application/csv");
        send(exchange, 200, isCount && !held.isEmpty() ? "name,tags,time,n\nreading,,0," + held.size() + "\n" : "");
    }

    private static Map<String, String> parameters(String query) {
        return query == null || query.isEmpty() ? Map.of() : Arrays.stream(query.split("&")).map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8), (a, b) -> b));
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        if (!exchange.getResponseHeaders().containsKey("Content-Type")) {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        if (hold != null) {
            hold.countDown();
        }
        server.stop(0);
        workers.shutdownNow();
    }
}

package io.hazardwatch.gateway.app.escalation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A provider over HTTP that keeps which message it got in which life of its client. */
final class KeyedProvider implements AutoCloseable {
    /** A message came in that life of the client. */
    record Arrival(int life, long nanos) {}

    private static final Pattern ALARM = Pattern.compile("alarm-\\d+");

    private final HttpServer server;
    private final Map<String, List<Arrival>> arrivals = new ConcurrentHashMap<>();
    /** The messages about an alarm that came and were answered. */
    private final Map<String, Set<String>> answered = new ConcurrentHashMap<>();
    private volatile String unanswered = "";
    private volatile boolean hasUnanswered;

    KeyedProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    /** The name of the alarm that a text is about. */
    static String alarm(String text) {
        Matcher name = ALARM.matcher(text);
        return name.find() ? name.group() : "";
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String key = body.lines().findFirst().orElse("");
        String alarm = alarm(body);
        int life = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
        arrivals.computeIfAbsent(key, unused -> new CopyOnWriteArrayList<>()).add(new Arrival(life, System.nanoTime()));
        if (alarm.equals(unanswered)) {
            hasUnanswered = true;
            return;
        }
        answered.computeIfAbsent(alarm, unused -> ConcurrentHashMap.newKeySet()).add(key);
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    /**
     * The client begins anew.
     *
     * @param alarm messages about it are taken and not answered; the empty text for none
     * @return the address for that life: what an earlier life sent may still be read later
     */
    URI begin(int life, String alarm) {
        hasUnanswered = false;
        unanswered = alarm;
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + life);
    }

    boolean hasUnanswered() {
        return hasUnanswered;
    }

    /** Number of different messages about an alarm that were answered. */
    int answered(String alarm) {
        return answered.getOrDefault(alarm, Set.of()).size();
    }

    /** When the message of each key came. */
    Map<String, List<Arrival>> arrivals() {
        return Map.copyOf(arrivals);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package io.hazardwatch.gateway.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A system that is told of alarms: remembers when it heard of each first. */
final class NoticeReceiver implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Map<String, Long> heardNanos = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final HttpServer server;

    NoticeReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/alarms";
    }

    private void take(HttpExchange told) throws IOException {
        JsonNode notice = JSON.readTree(told.getRequestBody().readAllBytes());
        if (notice.path("type").asText().equals("ALARM_RAISED")) {
            heardNanos.putIfAbsent(notice.at("/alarm/id").asText(), System.nanoTime());
        }
        told.sendResponseHeaders(200, -1);
        told.close();
    }

    /** Null when it was not told of. */
    Long heardNanos(String alarm) {
        return heardNanos.get(alarm);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

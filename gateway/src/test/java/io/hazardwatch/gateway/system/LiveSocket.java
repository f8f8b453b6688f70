package io.hazardwatch.gateway.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A console's WebSocket: frames in the order they came, without those that come by the clock, which may stand anywhere. */
public final class LiveSocket implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 60;
    private static final Set<String> BY_THE_CLOCK = Set.of("heartbeat", "values");

    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final Map<String, Long> firstNanos = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private volatile long lastNanos = System.nanoTime();

    /** @param query empty, or {@code ?since=n} */
    LiveSocket(int port, String user, String password, String query) {
        String basic = Base64.getEncoder().encodeToString((user + ':' + password).getBytes(StandardCharsets.UTF_8));
        socket = http.newWebSocketBuilder().header("Authorization", "Basic " + basic)
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/api/v1/live" + query), new Gathering()).join();
    }

    /** How long nothing has come, heartbeats included, in ms: what a console turns grey by. Any thread. */
    public long silentMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastNanos);
    }

    /** When the first change of an alarm came, by {@link System#nanoTime}, or null. Any thread. */
    Long heardNanos(String alarmId) {
        return firstNanos.get(alarmId);
    }

    /** The next frame that does not come by the clock. */
    public JsonNode next() throws InterruptedException {
        JsonNode frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (frame == null) {
            throw new AssertionError("no frame came");
        }
        return frame;
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
    }

    private final class Gathering implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence part, boolean isLast) {
            text.append(part);
            if (isLast) {
                take(text.toString());
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        private void take(String whole) {
            lastNanos = System.nanoTime();
            try {
                JsonNode frame = JSON.readTree(whole);
                if (!BY_THE_CLOCK.contains(frame.get("type").asText())) {
                    firstNanos.putIfAbsent(frame.path("alarm").path("id").asText(), lastNanos);
                    frames.add(frame);
                }
            } catch (IOException e) {
                throw new AssertionError(whole, e);
            }
        }
    }
}

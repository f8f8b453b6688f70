package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.api.http.ScopeFilter;
import io.hazardwatch.gateway.api.http.Times;
import io.vertx.core.http.ServerWebSocket;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.BooleanSupplier;

/** One connected console. Event loop. */
final class LiveClient {
    /** Bytes that may wait for a slow client. Beyond that the client is disconnected and can resume later. */
    static final int QUEUE_BYTES_MAX = 8 << 20;
    private static final short POLICY_VIOLATION = 1008;
    private static final short TRY_AGAIN_LATER = 1013;

    private final ServerWebSocket socket;
    private final ScopeFilter sight;
    private final BooleanSupplier stillLoggedIn;
    private long seenSeq;

    LiveClient(ServerWebSocket socket, ScopeFilter sight, BooleanSupplier stillLoggedIn) {
        this.socket = socket;
        this.sight = sight;
        this.stillLoggedIn = stillLoggedIn;
        socket.setWriteQueueMaxSize(QUEUE_BYTES_MAX);
    }

    void begin(AlarmView.Start start, boolean wantedToResume, PresentValues values) {
        if (start.resumed()) {
            start.events().forEach(event -> send(event, event.frame(values)));
        } else {
            if (wantedToResume) {
                write("{\"type\":\"reset\"}");
            }
            write(snapshot(start, values));
        }
        seenSeq = start.seq();
    }

    private String snapshot(AlarmView.Start start, PresentValues values) {
        StringJoiner all = new StringJoiner(",", "{\"type\":\"snapshot\",\"seq\":" + start.seq() + ",\"alarms\":[", "]}");
        visible(start.events()).forEach(event -> all.add(values.json(event)));
        return all.toString();
    }

    private List<LiveEvent> visible(List<LiveEvent> events) {
        return events.stream().filter(event -> mayShow(event.alarm())).toList();
    }

    private boolean mayShow(Alarm alarm) {
        return sight.shows(alarm.point());
    }

    void send(LiveEvent event, String frame) {
        if (event.seq() > seenSeq && mayShow(event.alarm())) {
            write(frame);
        }
    }

    /**
     * Closes the feed if the session ended or the account was removed or changed.
     *
     * @return whether it was closed
     */
    boolean endsWhenLoggedOut() {
        boolean ends = !stillLoggedIn.getAsBoolean();
        if (ends) {
            close(POLICY_VIOLATION, "logged out");
        }
        return ends;
    }

    /** Sends the present values of alarms; nothing if the client may see none of them. */
    void values(List<PresentValues.Change> changes, long sentSeq) {
        StringJoiner all = new StringJoiner(",", "{\"type\":\"values\",\"seq\":" + Math.max(sentSeq, seenSeq) + ",\"values\":[", "]}");
        List<PresentValues.Change> mine = changes.stream().filter(change -> mayShow(change.alarm())).toList();
        mine.forEach(change -> all.add(change.json()));
        if (!mine.isEmpty()) {
            write(all.toString());
        }
    }

    /** Sends a frame if the client may see that site; {@code site} null is the whole enterprise. */
    void show(String enterprise, String site, String frame) {
        if (sight.shows(enterprise, site)) {
            write(frame);
        }
    }

    void heartbeat(long sentSeq, long nowMillis) {
        write("{\"type\":\"heartbeat\",\"seq\":" + Math.max(sentSeq, seenSeq) + ",\"at\":\"" + Times.utc(nowMillis) + "\"}");
    }

    private void write(String frame) {
        if (socket.isClosed()) {
            return;
        }
        if (socket.writeQueueFull()) {
            close(TRY_AGAIN_LATER, "too slow, resume with since");
            return;
        }
        socket.writeTextMessage(frame);
    }

    void close(short code, String reason) {
        if (!socket.isClosed()) {
            socket.close(code, reason);
        }
    }
}

package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.api.access.Authentication;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.ScopeFilter;
import io.hazardwatch.gateway.api.http.Upgrade;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The WebSocket at {@code /live}: sends every committed change at once to everybody who may see it.
 *
 * <p>One event loop: the journal's thread hands over each commit as one task, clients are added on that loop, and a client
 * skips changes that its start already contained, so no client misses or repeats a change. Once a second it sends the values
 * that changed. A heartbeat means that there is no news; while lanes are stalled or the journal cannot commit that would be
 * false, so none is sent.
 */
public final class LiveFeed {
    /** Interval in milliseconds, well below the promised five seconds. */
    public static final long HEARTBEAT_MILLIS = 3_000;
    static final long VALUES_MILLIS = 1_000;

    private final AlarmView alarms;
    private final LiveFrames others;
    private final PresentValues values;
    private final Clock clock;
    private final Context context;
    private final Vertx vertx;
    private final BooleanSupplier awake;
    private final List<LiveClient> clients = new ArrayList<>();
    private long sentSeq;
    private long timer;
    private long valuesTimer;

    /**
     * @param others frames beside alarms
     * @param awake whether the rules run and the journal commits; otherwise no heartbeat is sent, and consoles turn grey
     */
    public LiveFeed(Vertx vertx, Context context, AlarmView alarms, LiveFrames others, PresentValues values, BooleanSupplier awake, Clock clock) {
        this.others = others;
        this.values = values;
        this.awake = awake;
        this.vertx = vertx;
        this.context = context;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** Starts sending. Event loop. */
    public void start() {
        alarms.setFollower((changes, seq) -> context.runOnContext(task -> send(changes, seq)));
        others.start((enterprise, site, frame) -> context.runOnContext(task ->
                List.copyOf(clients).forEach(client -> client.show(enterprise, site, frame))));
        sentSeq = alarms.start(-1).seq();
        timer = vertx.setPeriodic(HEARTBEAT_MILLIS, id -> beat());
        valuesTimer = vertx.setPeriodic(VALUES_MILLIS, id -> tellValues());
    }

    /** Stops sending and closes all clients. Event loop. */
    public void stop() {
        vertx.cancelTimer(timer);
        vertx.cancelTimer(valuesTimer);
        alarms.setFollower((changes, seq) -> { });
        others.stop();
        List.copyOf(clients).forEach(client -> client.close((short) 1001, "gateway stops"));
    }

    int clients() {
        return clients.size();
    }

    public void handle(RoutingContext ctx) {
        Upgrade.require(ctx);
        Query query = new Query(ctx);
        long since = query.number("since", -1);
        ScopeFilter sight = ScopeFilter.of(ctx);
        BooleanSupplier stillLoggedIn = Authentication.validity(ctx);
        ctx.request().toWebSocket().onFailure(ctx::fail)
                .onSuccess(socket -> join(socket, sight, since, stillLoggedIn));
    }

    private void join(ServerWebSocket socket, ScopeFilter sight, long since, BooleanSupplier stillLoggedIn) {
        LiveClient client = new LiveClient(socket, sight, stillLoggedIn);
        socket.closeHandler(closed -> clients.remove(client));
        socket.exceptionHandler(broken -> clients.remove(client));
        AlarmView.Start start = alarms.start(since);
        clients.add(client);
        client.begin(start, since >= 0, values);
        others.present(client::show);
        if (awake.getAsBoolean()) {
            client.heartbeat(sentSeq, clock.millis());
        }
    }

    private void send(List<LiveEvent> changes, long seq) {
        sentSeq = seq;
        for (LiveEvent change : changes) {
            values.told(change.alarm());
            String frame = change.frame(values);
            for (LiveClient client : List.copyOf(clients)) {
                client.send(change, frame);
            }
        }
    }

    /** Also runs without clients, so that the worst value is known when one connects. */
    private void tellValues() {
        List<PresentValues.Change> changes = values.changes(awake.getAsBoolean() ? PresentValues.CHANGES_MAX : 0);
        if (!changes.isEmpty()) {
            List.copyOf(clients).forEach(client -> client.values(changes, sentSeq));
        }
    }

    /** Closes the feeds of people who may no longer listen. Event loop. */
    public void endThoseOfTheRevoked() {
        List.copyOf(clients).forEach(LiveClient::endsWhenLoggedOut);
    }

    /** Closes the feed of people who may no longer listen, whether the gateway is awake or not. */
    private void beat() {
        boolean isAwake = awake.getAsBoolean();
        long now = clock.millis();
        for (LiveClient client : List.copyOf(clients)) {
            if (!client.endsWhenLoggedOut() && isAwake) {
                client.heartbeat(sentSeq, now);
            }
        }
    }
}

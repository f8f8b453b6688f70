package io.hazardwatch.gateway.api.channels;

import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.notify.person.GuardedChannel;
import io.hazardwatch.gateway.notify.person.PersonChannels;
import io.hazardwatch.gateway.notify.person.ReceiptRequest;
import io.hazardwatch.gateway.notify.person.ReceiptSource;
import io.hazardwatch.gateway.notify.person.ReceiptVerdict;
import io.hazardwatch.gateway.notify.person.ReceiptVerdict.Reason;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * {@code POST /receipts/{channel}}: what providers report about messages. No log-in; each channel has its own proof that the
 * provider sent it. Event loop.
 */
public final class ReceiptRoutes {
    private static final int BODY_BYTES_MAX = 64 * 1024;

    private final PersonChannels channels;
    private final ReceiptCounts counts;

    public ReceiptRoutes(PersonChannels channels, ReceiptCounts counts) {
        this.channels = channels;
        this.counts = counts;
    }

    public void mount(Router router) {
        router.post("/receipts/:channel").handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES_MAX)).handler(this::take);
    }

    private void take(RoutingContext ctx) {
        GuardedChannel channel = channels.named(ctx.pathParam("channel"));
        if (channel == null || !(channel.channel() instanceof ReceiptSource source)) {
            counts.count(ReceiptVerdict.refused(Reason.NOT_EXPECTED));
            throw Problem.notFound("no channel of that name takes receipts").with("reason", Reason.NOT_EXPECTED.name());
        }
        ReceiptVerdict verdict = source.take(new ReceiptRequest(first(ctx.request().headers()), first(ctx.queryParams()),
                ctx.body().length() > 0 ? ctx.body().buffer().getBytes() : new byte[0]));
        counts.count(verdict);
        switch (verdict.reason()) {
            case TAKEN -> ctx.response().putHeader("Content-Type", verdict.contentType()).end(verdict.answer());
            case WRONG_SIGNATURE, TOO_OLD -> throw refused(401, verdict, "the receipt does not prove that the provider sent it");
            case UNREADABLE -> throw refused(400, verdict, "the receipt is nothing that the settings of the channel describe");
            case NOT_EXPECTED -> throw refused(404, verdict, "the channel has no settings for receipts");
        }
    }

    private static Problem refused(int status, ReceiptVerdict verdict, String detail) {
        return new Problem(status, detail).with("reason", verdict.reason().name());
    }

    private static Map<String, String> first(MultiMap all) {
        Map<String, String> first = new HashMap<>();
        all.forEach((name, value) -> first.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
        all.forEach((name, value) -> first.putIfAbsent(name, value));
        return first;
    }
}

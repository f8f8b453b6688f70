package io.hazardwatch.gateway.notify.channel;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.journal.Notice;
import io.hazardwatch.gateway.notify.Channel;
import io.hazardwatch.gateway.notify.Delivery;
import io.hazardwatch.gateway.notify.Message;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.codec.BodyCodec;
import java.time.Instant;
import java.util.function.Function;

/**
 * Tells another system by HTTP POST, signed so that the peer knows it is from us and when it was sent.
 *
 * <p>Headers: {@code X-HazardWatch-Timestamp} (seconds since the epoch), {@code X-HazardWatch-Signature}
 * ({@code sha256=} and the HMAC-SHA-256 of timestamp, a dot, and the body), {@code Idempotency-Key} (the same on every
 * attempt). Any 2xx is a yes; redirects are not followed, since a signature is meant for one address.
 */
public final class Webhook implements Channel {
    private static final int CONNECT_MILLIS = 5_000;

    private final WebhookSettings settings;
    private final Function<Alarm, JsonObject> encoder;
    private final WebClient client;
    private final long timeoutMillis;

    /**
     * @param encoder       the API's wire form of an alarm
     * @param timeoutMillis an answer must come within
     */
    public Webhook(Vertx vertx, WebhookSettings settings, Function<Alarm, JsonObject> encoder, long timeoutMillis) {
        this.settings = settings;
        this.encoder = encoder;
        this.timeoutMillis = timeoutMillis;
        this.client = WebClient.create(vertx, new WebClientOptions().setConnectTimeout(CONNECT_MILLIS)
                .setFollowRedirects(false).setUserAgent("HazardWatch"));
    }

    @Override
    public String id() {
        return settings.id();
    }

    @Override
    public Future<Delivery> send(Message message) {
        String body = body(message).encode();
        String timestamp = Long.toString(message.sentAt() / 1000);
        HttpRequest<Buffer> request = client.postAbs(settings.url()).timeout(timeoutMillis)
                .putHeader("Content-Type", "application/json")
                .putHeader("X-HazardWatch-Timestamp", timestamp)
                .putHeader("Idempotency-Key", key(message.notice()));
        if (settings.secret() != null) {
            request.putHeader("X-HazardWatch-Signature", "sha256=" + Signature.hmac(settings.secret(), timestamp + '.' + body));
        }
        return request.as(BodyCodec.none()).sendBuffer(Buffer.buffer(body))
                .map(response -> response.statusCode() / 100 == 2 ? Delivery.ACCEPTED
                        : Delivery.retry("HTTP " + response.statusCode()))
                .recover(failure -> Future.succeededFuture(Delivery.retry(failure.getMessage())));
    }

    private JsonObject body(Message message) {
        Notice notice = message.notice();
        return new JsonObject().put("id", key(notice)).put("type", notice.type().name()).put("seq", notice.seq())
                .put("alarmId", notice.alarmId()).put("occurrence", notice.occurrence()).put("annSeq", notice.annSeq())
                .put("attempt", notice.attempts()).put("happenedAt", Instant.ofEpochMilli(notice.createdAt()).toString())
                .put("sentAt", Instant.ofEpochMilli(message.sentAt()).toString())
                .put("alarm", message.alarm() == null ? null : encoder.apply(message.alarm()));
    }

    /** Names the event, not the attempt: one alarm may be raised, acknowledged and cleared under one annunciation. */
    static String key(Notice notice) {
        return Signature.sha256(notice.alarmId() + '|' + notice.occurrence() + '|' + notice.annSeq() + '|' + notice.type()
                + '|' + notice.channel());
    }

    @Override
    public void close() {
        client.close();
    }
}

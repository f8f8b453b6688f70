package io.hazardwatch.gateway.notify.channel;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.journal.Notice;
import io.hazardwatch.gateway.notify.Channel;
import io.hazardwatch.gateway.notify.DeliveryResult;
import io.hazardwatch.gateway.notify.NoticeMessage;
import io.hazardwatch.gateway.notify.channel.http.HttpAttempt;
import io.hazardwatch.gateway.notify.channel.http.HttpResult;
import io.hazardwatch.gateway.signing.Hmac;
import io.hazardwatch.gateway.signing.Sha256;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Notifies another system by HTTP POST, signed so that the receiver can verify the sender and the time of sending.
 *
 * <p>Headers: {@code X-HazardWatch-Timestamp} (seconds since the epoch), {@code X-HazardWatch-Signature} ({@code sha256=} and
 * the HMAC-SHA-256 of timestamp, a dot, and the body), {@code Idempotency-Key} (the same on every attempt). Any 2xx counts as
 * accepted; redirects are not followed, because a signature is meant for one address.
 */
public final class Webhook implements Channel {
    /** As many as the dispatcher sends at the same time, so that no attempt waits for another's connection. */
    private static final int CONNECTIONS_MAX = 8;
    private static final int CONNECT_MILLIS = 5_000;

    private final Vertx vertx;
    private final WebhookSettings settings;
    private final Function<Alarm, JsonObject> encoder;
    private final HttpClient client;
    private final long totalMillis;

    /**
     * @param encoder the API's wire form of an alarm
     * @param totalMillis limit for one attempt in all, from connecting to the end of the answer
     */
    public Webhook(Vertx vertx, WebhookSettings settings, Function<Alarm, JsonObject> encoder, long totalMillis) {
        this.vertx = vertx;
        this.settings = settings;
        this.encoder = encoder;
        this.totalMillis = totalMillis;
        int connectMillis = (int) Math.min(CONNECT_MILLIS, totalMillis);
        this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(connectMillis)
                .setSslHandshakeTimeout(connectMillis).setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS_MAX));
    }

    @Override
    public String id() {
        return settings.id();
    }

    @Override
    public Future<DeliveryResult> send(NoticeMessage message) {
        String body = body(message).encode();
        String timestamp = Long.toString(message.sentAt() / 1000);
        RequestOptions request = new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(settings.url())
                .setFollowRedirects(false)
                .putHeader("User-Agent", "HazardWatch")
                .putHeader("Content-Type", "application/json")
                .putHeader("X-HazardWatch-Timestamp", timestamp)
                .putHeader("Idempotency-Key", key(message.notice()));
        if (settings.secret() != null) {
            request.putHeader("X-HazardWatch-Signature", "sha256=" + Hmac.hex(settings.secret(), timestamp + '.' + body));
        }
        return HttpAttempt.run(vertx, client, request, Buffer.buffer(body), totalMillis).map(Webhook::result);
    }

    /** The status decides: a 2xx whose body never ends counts as accepted. */
    private static DeliveryResult result(HttpResult answer) {
        return answer.status() / 100 == 2 ? DeliveryResult.ACCEPTED
                : DeliveryResult.retry(answer.status() == 0 ? answer.failure() : "HTTP " + answer.status());
    }

    private JsonObject body(NoticeMessage message) {
        Notice notice = message.notice();
        if (notice.isOfNote()) {
            return bodyOfNote(message);
        }
        return new JsonObject().put("id", key(notice)).put("type", notice.type().name()).put("seq", notice.seq())
                .put("alarmId", notice.alarmId()).put("occurrence", notice.occurrence()).put("annSeq", notice.annSeq())
                .put("attempt", notice.attempts() + 1).put("happenedAt", Instant.ofEpochMilli(notice.createdAt()).toString())
                .put("sentAt", Instant.ofEpochMilli(message.sentAt()).toString())
                .put("alarm", message.alarm() == null ? null : encoder.apply(message.alarm()));
    }

    private static JsonObject bodyOfNote(NoticeMessage message) {
        Notice notice = message.notice();
        Note note = message.note();
        JsonObject body = new JsonObject().put("id", key(notice)).put("type", notice.type().name()).put("seq", notice.seq())
                .put("attempt", notice.attempts() + 1).put("happenedAt", Instant.ofEpochMilli(notice.createdAt()).toString())
                .put("sentAt", Instant.ofEpochMilli(message.sentAt()).toString());
        return note == null ? body : body.put("enterprise", note.enterprise()).put("subject", note.subject()).put("by", note.actor())
                .put("reason", note.reason());
    }

    /** Identifies the event, not the attempt: one alarm may be raised, acknowledged and cleared under one annunciation. */
    static String key(Notice notice) {
        return Sha256.hex(notice.alarmId() + '|' + notice.occurrence() + '|' + notice.annSeq() + '|' + notice.type()
                + '|' + notice.channel());
    }

    @Override
    public void close() {
        client.close();
    }
}

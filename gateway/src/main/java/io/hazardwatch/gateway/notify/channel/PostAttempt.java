package io.hazardwatch.gateway.notify.channel;

import io.hazardwatch.gateway.notify.DeliveryResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;

/**
 * One POST with one time limit for connecting, sending and the whole answer. The connection is closed if the limit is exceeded
 * or the answer is too large, so a receiver that answers slowly or without end cannot hold it longer.
 *
 * <p>The status decides: a 2xx whose body never ends counts as accepted. Runs on the context it is started on.
 */
final class PostAttempt {
    private static final int ANSWER_BYTES_MAX = 65_536;
    private static final int NOT_ANSWERED = 0;

    private final Vertx vertx;
    private final Promise<DeliveryResult> outcome = Promise.promise();
    private final long timer;
    private HttpClientRequest request;
    private int status = NOT_ANSWERED;
    private long bytes;

    private PostAttempt(Vertx vertx, long totalMillis) {
        this.vertx = vertx;
        this.timer = vertx.setTimer(totalMillis, id -> abandon("timeout: no answer within " + totalMillis + " ms"));
    }

    /** Sends {@code body}; the future never fails. */
    static Future<DeliveryResult> run(Vertx vertx, HttpClient client, RequestOptions options, Buffer body, long totalMillis) {
        PostAttempt attempt = new PostAttempt(vertx, totalMillis);
        client.request(options).onSuccess(request -> attempt.connected(request, body)).onFailure(attempt::failed);
        return attempt.outcome.future();
    }

    private void connected(HttpClientRequest opened, Buffer body) {
        request = opened;
        if (isOver()) {
            opened.connection().close();
            return;
        }
        opened.response().onSuccess(this::answered).onFailure(this::failed);
        opened.exceptionHandler(this::failed);
        opened.end(body).onFailure(this::failed);
    }

    private void answered(HttpClientResponse response) {
        status = response.statusCode();
        response.exceptionHandler(this::failed);
        response.handler(chunk -> {
            bytes += chunk.length();
            if (bytes > ANSWER_BYTES_MAX) {
                abandon("an answer of more than " + ANSWER_BYTES_MAX + " bytes");
            }
        });
        response.endHandler(end -> finish(null));
    }

    private boolean isOver() {
        return outcome.future().isComplete();
    }

    private void failed(Throwable failure) {
        finish(failure.getMessage() == null ? failure.toString() : failure.getMessage());
    }

    private void abandon(String why) {
        finish(why);
        if (request != null) {
            request.connection().close();
        }
    }

    /** @param why used if the receiver has not answered */
    private void finish(String why) {
        vertx.cancelTimer(timer);
        if (status / 100 == 2) {
            outcome.tryComplete(DeliveryResult.ACCEPTED);
        } else {
            outcome.tryComplete(DeliveryResult.retry(status == NOT_ANSWERED ? why : "HTTP " + status));
        }
    }
}

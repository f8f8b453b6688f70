package io.hazardwatch.gateway.notify.channel.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;

/**
 * One request with one time limit for connecting, sending and the whole answer. The connection is closed if the limit is exceeded
 * or the answer is too large, so a receiver that answers slowly or without end cannot hold it longer. Runs on the context it is
 * started on.
 */
public final class HttpAttempt {
    private static final int ANSWER_BYTES_MAX = 65_536;
    private static final int NOT_ANSWERED = 0;

    private final Vertx vertx;
    private final Promise<HttpResult> outcome = Promise.promise();
    private final Buffer body = Buffer.buffer();
    private final long timer;
    private HttpClientRequest request;
    private int status = NOT_ANSWERED;
    private String retryAfter;

    private HttpAttempt(Vertx vertx, long totalMillis) {
        this.vertx = vertx;
        this.timer = vertx.setTimer(totalMillis, id -> abandon("timeout: no answer within " + totalMillis + " ms"));
    }

    /** Sends {@code body}; the future never fails. */
    public static Future<HttpResult> run(Vertx vertx, HttpClient client, RequestOptions options, Buffer body, long totalMillis) {
        HttpAttempt attempt = new HttpAttempt(vertx, totalMillis);
        client.request(options).onSuccess(request -> attempt.connected(request, body)).onFailure(attempt::failed);
        return attempt.outcome.future();
    }

    private void connected(HttpClientRequest opened, Buffer sent) {
        request = opened;
        if (isOver()) {
            opened.connection().close();
            return;
        }
        opened.response().onSuccess(this::answered).onFailure(this::failed);
        opened.exceptionHandler(this::failed);
        opened.end(sent).onFailure(this::failed);
    }

    private void answered(HttpClientResponse response) {
        status = response.statusCode();
        retryAfter = response.getHeader("Retry-After");
        response.exceptionHandler(this::failed);
        response.handler(chunk -> {
            if (body.length() + chunk.length() > ANSWER_BYTES_MAX) {
                abandon("an answer of more than " + ANSWER_BYTES_MAX + " bytes");
            } else if (!isOver()) {
                body.appendBuffer(chunk);
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

    private void finish(String why) {
        vertx.cancelTimer(timer);
        outcome.tryComplete(new HttpResult(status, retryAfter, body, why));
    }
}

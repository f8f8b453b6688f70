package io.hazardwatch.gateway.api.weather;

import io.hazardwatch.gateway.api.access.AccessRecorder;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.weather.book.WeatherBook;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** Lets the weather's thread do the work of a request, within a total time. Event loop. */
record WeatherRequests(Weather weather) {
    private static final long PATIENCE_SECONDS = 20;

    <T> void ask(RoutingContext ctx, Function<WeatherBook, T> work, Consumer<T> answer) {
        Future.fromCompletionStage(weather.submit(AccessRecorder.sessionOf(ctx), work), ctx.vertx().getOrCreateContext())
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .onFailure(failure -> ctx.fail(failure instanceof IllegalStateException full ? Problem.busy(full.getMessage()) : failure))
                .onSuccess(result -> Responses.attempt(ctx, () -> answer.accept(result)));
    }
}

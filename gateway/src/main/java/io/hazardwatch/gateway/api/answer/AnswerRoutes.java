package io.hazardwatch.gateway.api.answer;

import io.hazardwatch.gateway.answer.Answer;
import io.hazardwatch.gateway.answer.AnswerBook;
import io.hazardwatch.gateway.answer.AnswerState;
import io.hazardwatch.gateway.answer.AnswerTokens;
import io.hazardwatch.gateway.answer.AnswerView;
import io.hazardwatch.gateway.answer.AskedMessage;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.RequestRules;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/**
 * {@code GET /answer/{token}} shows a matter and changes nothing; {@code POST} answers it. The token is all that identifies the
 * person, so nobody has to log in at night on a telephone; it is good for one matter only and for a day. Event loop.
 */
public final class AnswerRoutes {
    private static final String PATH = "/answer/";
    private static final int BODY_BYTES_MAX = 4 * 1024;

    private final AnswerBook book;
    private final AnswerTokens tokens;
    private final WorkerPool pool;
    private final GuessLimit guesses;
    private final AnswerPage page = new AnswerPage();

    /** @param pool runs what waits for the journal */
    public AnswerRoutes(AnswerBook book, AnswerTokens tokens, WorkerPool pool, Clock clock) {
        this.book = book;
        this.tokens = tokens;
        this.pool = pool;
        this.guesses = new GuessLimit(clock);
    }

    public void mount(Router router) {
        router.get(PATH + ":token").handler(ctx -> forMessage(ctx, this::show));
        router.post(PATH + ":token").handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES_MAX)).handler(ctx -> {
            Answer answer = answerOf(ctx);
            forMessage(ctx, (context, message) -> take(context, message, answer));
        });
    }

    private void forMessage(RoutingContext ctx, BiConsumer<RoutingContext, AskedMessage> next) {
        String address = RequestRules.clientOf(ctx);
        guesses.check(address);
        String token = ctx.pathParam("token");
        OptionalLong id = AnswerTokens.messageOf(token);
        if (id.isEmpty()) {
            unknown(ctx, address);
            return;
        }
        Responses.blocking(ctx, pool, () -> new Found(book.message(id.getAsLong())), found -> {
            if (found.message() == null || !tokens.isOf(token, found.message())) {
                unknown(ctx, address);
            } else {
                next.accept(ctx, found.message());
            }
        });
    }

    /** @param message null if there is none of that id */
    private record Found(AskedMessage message) {}

    private void unknown(RoutingContext ctx, String address) {
        guesses.wasWrong(address);
        if (wantsJson(ctx)) {
            throw Problem.notFound("no message has this answer link");
        }
        html(ctx, 404, page.unknown());
    }

    private void show(RoutingContext ctx, AskedMessage message) {
        Responses.blocking(ctx, pool, () -> book.view(message), view -> write(ctx, view));
    }

    private void take(RoutingContext ctx, AskedMessage message, Answer answer) {
        book.answer(message, answer).whenComplete((view, failure) -> ctx.vertx().runOnContext(back -> {
            if (failure == null) {
                write(ctx, view);
            } else {
                ctx.fail(failure);
            }
        }));
    }

    private static Answer answerOf(RoutingContext ctx) {
        String form = ctx.request().getFormAttribute("answer");
        String said = form == null ? RequestBody.of(ctx).text("answer", 16, null) : form;
        return switch (said) {
            case "take" -> Answer.TAKE;
            case "decline" -> Answer.DECLINE;
            default -> throw Problem.invalid("answer", said, "must be take or decline");
        };
    }

    private void write(RoutingContext ctx, AnswerView view) {
        int status = switch (view.state()) {
            case STALE, TAKEN_BY_OTHER, ENDED -> isAnswering(ctx) ? 409 : 200;
            case EXPIRED -> 410;
            case NOT_RECORDED -> 503;
            case OPEN, TAKEN_BY_YOU, DECLINED_BY_YOU -> 200;
        };
        String fresh = view.fresh() == null ? null : PATH + tokens.token(view.fresh());
        if (wantsJson(ctx)) {
            Responses.json(ctx, status, json(view, fresh).encode());
        } else {
            html(ctx, status, page.of(view, fresh));
        }
    }

    private static JsonObject json(AnswerView view, String fresh) {
        JsonObject json = new JsonObject().put("state", view.state().name().toLowerCase(Locale.ROOT)).put("exercise", view.isExercise())
                .put("priority", view.priority() == null ? null : view.priority().name())
                .put("place", new JsonObject().put("zh", view.place().zh()).put("en", view.place().en()))
                .put("matter", new JsonObject().put("zh", view.matter().zh()).put("en", view.matter().en()))
                .put("happenedAt", view.happenedAt() == 0 ? null : Times.iso(view.happenedAt(), view.zone()))
                .put("answeredBy", view.answeredBy())
                .put("answeredAt", view.answeredAt() == 0 ? null : Times.iso(view.answeredAt(), view.zone()));
        return view.state() == AnswerState.STALE ? json.put("fresh", fresh) : json;
    }

    private static boolean isAnswering(RoutingContext ctx) {
        return "POST".equals(ctx.request().method().name());
    }

    private static boolean wantsJson(RoutingContext ctx) {
        String accepted = ctx.request().getHeader("Accept");
        return accepted != null && accepted.contains("application/json") && !accepted.contains("text/html");
    }

    private static void html(RoutingContext ctx, int status, String body) {
        ctx.response().setStatusCode(status).putHeader("Content-Type", "text/html; charset=utf-8").putHeader("Cache-Control", "no-store")
                .end(body);
    }
}

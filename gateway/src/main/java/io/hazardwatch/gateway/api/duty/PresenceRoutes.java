package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.accounts.Capability;
import io.hazardwatch.gateway.answer.AnswerTokens;
import io.hazardwatch.gateway.api.access.Authentication;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.book.DutyNow;
import io.hazardwatch.gateway.duty.rollcall.RollCall;
import io.hazardwatch.gateway.duty.rollcall.RollCallReply;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/**
 * {@code GET /presence/{token}} shows a roll call to the person whose telephone got the link and changes nothing; {@code POST} answers it
 * with the person's secret. The token says which question to whom, the secret that it is this person, so nobody has to log in. It is
 * good while the roll call is asked. Event loop.
 */
public final class PresenceRoutes {
    private static final String PATH = "/presence/:token";
    private static final int BODY_BYTES_MAX = 4 * 1024;
    private static final int SECRET_MAX = 256;

    /** Which roll call is asked of whom. */
    private record Question(DutyPost post, RollCall call, String person) {}

    private final DutyRequests requests;
    private final Authentication authentication;
    private final AnswerTokens tokens;
    private final Clock clock;
    private final PresencePage page = new PresencePage();

    public PresenceRoutes(Duty duty, Authentication authentication, AnswerTokens tokens, Clock clock) {
        this.requests = new DutyRequests(duty, authentication);
        this.authentication = authentication;
        this.tokens = tokens;
        this.clock = clock;
    }

    public void mount(Router router) {
        router.get(PATH).handler(this::show);
        router.post(PATH).handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES_MAX)).handler(this::answer);
    }

    private Question question(RoutingContext ctx) {
        String token = ctx.pathParam("token");
        for (DutyNow now : requests.duty().now().values()) {
            for (RollCall call : now.rollCalls()) {
                for (String person : call.asked()) {
                    if (tokens.isPresenceToken(token, call.question(), person)) {
                        return new Question(now.post(), call, person);
                    }
                }
            }
        }
        return null;
    }

    private void show(RoutingContext ctx) {
        Question question = question(ctx);
        if (question == null) {
            html(ctx, 410, page.ended("over"));
        } else {
            html(ctx, 200, page.question(said(question), null));
        }
    }

    private static String said(Question question) {
        DutyPost post = question.post();
        return post.name().zh() + " / " + post.name().en() + " · " + Times.iso(question.call().answerBy(), post.zone());
    }

    private void answer(RoutingContext ctx) {
        Question question = question(ctx);
        String secret = ctx.request().getFormAttribute("secret");
        if (question == null) {
            html(ctx, 410, page.ended("over"));
        } else if (secret == null || secret.isEmpty() || secret.length() > SECRET_MAX) {
            html(ctx, 400, page.question(said(question), "wrong"));
        } else {
            prove(ctx, question, secret);
        }
    }

    private void prove(RoutingContext ctx, Question question, String secret) {
        String account = requests.duty().people().accountOf(question.person());
        try {
            authentication.confirmSigner(ctx, account, secret, proven -> proven(ctx, question, proven),
                    () -> html(ctx, 403, page.question(said(question), "wrong")));
        } catch (Problem tooMany) {
            html(ctx, tooMany.status(), page.question(said(question), "later"));
        }
    }

    private void proven(RoutingContext ctx, Question question, Caller proven) {
        boolean isPerson = question.person().equals(requests.duty().people().personOf(proven.name()));
        if (!isPerson || !proven.may(Capability.ANSWER_ROLL_CALLS) || !proven.sees(question.post().enterprise(), question.post().site())) {
            html(ctx, 403, page.question(said(question), "wrong"));
            return;
        }
        requests.ask(ctx, book -> book.answer(question.call().id(), question.person(), clock.millis()), reply -> html(ctx,
                reply == RollCallReply.ANSWERED ? 200 : 409, page.ended(reply == RollCallReply.ANSWERED ? "answered" : "over")));
    }

    private static void html(RoutingContext ctx, int status, String body) {
        ctx.response().setStatusCode(status).putHeader("Content-Type", "text/html; charset=utf-8").putHeader("Cache-Control", "no-store")
                .end(body);
    }
}

package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.accounts.Capability;
import io.hazardwatch.gateway.api.access.AccessRecorder;
import io.hazardwatch.gateway.api.access.Authentication;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.duty.book.DutyBook;
import io.hazardwatch.gateway.duty.book.DutyNow;
import io.hazardwatch.gateway.duty.log.DutyLogVerdict;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Shared by all routes about duty: which posts a caller sees, who acts, and how a request reaches the duty thread. Event loop.
 */
final class DutyRequests {
    private static final long PATIENCE_SECONDS = 20;
    private static final int NAME_MAX = 256;

    private final Duty duty;
    private final Authentication authentication;

    DutyRequests(Duty duty, Authentication authentication) {
        this.duty = duty;
        this.authentication = authentication;
    }

    Duty duty() {
        return duty;
    }

    /** The posts the caller sees, by id; only that one's when a post is named. */
    List<DutyNow> visible(RoutingContext ctx, String post) {
        Caller caller = Caller.of(ctx);
        return post != null ? List.of(post(caller, post))
                : duty.now().values().stream().filter(now -> caller.sees(now.post().enterprise(), now.post().site()))
                        .sorted(Comparator.comparing(now -> now.post().id())).toList();
    }

    /** The post of that id, if there is one and the caller may know of it. */
    DutyNow post(Caller caller, String id) {
        if (id == null || id.isEmpty()) {
            throw Problem.invalid("post", id, "must be the id of a post");
        }
        DutyNow found = duty.now().get(id);
        if (found == null) {
            throw Problem.notFound("no post " + id);
        }
        caller.requireSight(found.post().enterprise(), found.post().site());
        return found;
    }

    /**
     * Who acts, as a secret of that person's own has proven.
     *
     * @param pinSet whether the secret was a PIN; until one is set, the password of the account counts
     */
    record Signer(String person, boolean pinSet) {}

    /**
     * Tells who acts, once a secret of that person's own has proven it: that of {@code username}, or the caller's. The console of
     * a control room is often logged in as somebody else than who sits there.
     *
     * @param needed what that person's role must grant
     */
    void proven(RoutingContext ctx, RequestBody body, DutyNow now, Capability needed, Consumer<Signer> signer) {
        String name = body.text("username", NAME_MAX, Caller.of(ctx).name());
        authentication.confirmSigner(ctx, name, body.secret("secret", NAME_MAX), (proven, pinSet) -> {
            proven.require(needed);
            proven.requireSight(now.post().enterprise(), now.post().site());
            signer.accept(new Signer(duty.people().personOf(proven.name()), pinSet));
        });
    }

    /** Does it on the duty's thread and answers here. */
    <T> void ask(RoutingContext ctx, Function<DutyBook, T> work, Consumer<T> answer) {
        Future.fromCompletionStage(duty.submit(AccessRecorder.sessionOf(ctx), work), ctx.vertx().getOrCreateContext())
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .onFailure(failure -> ctx.fail(failure instanceof IllegalStateException full ? Problem.busy(full.getMessage()) : failure))
                .onSuccess(result -> Responses.attempt(ctx, () -> answer.accept(result)));
    }

    /** Refuses what the duty log does not take. */
    static void require(DutyLogVerdict verdict) {
        String why = switch (verdict) {
            case TAKEN -> null;
            case NOT_BY_HAND -> "kind: the gateway writes such entries itself";
            case NO_MATTER -> "matter: must say something";
            case NO_ASSIGNEE -> "an instruction needs party (who), action (what) and due (by when)";
            case UNKNOWN_ENTRY -> "about: must name an entry of the same post";
            case NOT_AN_OPEN_INSTRUCTION -> "about: must name an instruction that is not done";
            case FUTURE -> "at: must not be in the future";
            case DAY_NOT_OVER -> "a day is signed once it is over";
            case DAY_SIGNED -> "both have signed: the day stands as it is";
            case NOT_ON_DUTY -> "a day is signed by who was on duty that day or took over at its end";
            case ALREADY_SIGNED -> "the second signature must be somebody else's";
            case EMPTY_DAY -> "there is nothing on that day";
        };
        if (why != null) {
            boolean isForbidden = verdict == DutyLogVerdict.NOT_ON_DUTY;
            boolean isMistake = verdict.ordinal() <= DutyLogVerdict.FUTURE.ordinal() && verdict != DutyLogVerdict.NOT_AN_OPEN_INSTRUCTION;
            throw new Problem(isForbidden ? 403 : isMistake ? 400 : 409, why).with("reason", verdict.name());
        }
    }
}

package io.hazardwatch.gateway.api.http;

import io.hazardwatch.gateway.signing.Sha256;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A thing that people edit: GET states its present version in {@code ETag}, and a change that carries another one in {@code If-Match} is
 * refused with 412 and the present thing, so that nobody overwrites what somebody else has written meanwhile. Without {@code If-Match} a
 * change is made as it comes. Event loop.
 *
 * <p>Changes of one thing take turns, so that none comes between the comparison and the change. A version is the hash of what the caller
 * sees; what a caller does not see does not refuse.
 */
public final class EditedResource {
    static final int WAITING_MAX = 32;
    /** A change whose client has gone goes on; by then it is over. */
    static final long GONE_MILLIS = 5_000;
    /** Fields that change without anybody editing. */
    private static final List<String> COUNTED = List.of("usedAt", "refusedLogIns", "lastRefusedAt", "lastRefusedFrom");
    private static final String MATCH = "If-Match";
    private static final String NONE_MATCH = "If-None-Match";

    /** What is there, as the caller sees it. */
    @FunctionalInterface
    public interface Present {
        /** Throws or fails with the {@link Problem} that GET answers. */
        Future<JsonObject> of(RoutingContext ctx);
    }

    private final Function<RoutingContext, String> thing;
    private final Map<String, Deque<Turn>> turns = new HashMap<>();

    /** Things that are changed each by itself. */
    public EditedResource() {
        this(RoutingContext::normalizedPath);
    }

    /** @param thing names what a call changes; changes of the same thing take turns */
    public EditedResource(Function<RoutingContext, String> thing) {
        this.thing = thing;
    }

    /** A change that runs or waits. */
    private static final class Turn {
        private final RoutingContext ctx;
        private final Present present;
        private boolean isRunning;

        Turn(RoutingContext ctx, Present present) {
            this.ctx = ctx;
            this.present = present;
        }
    }

    /** Adds GET, which answers with what is there, and watches changes by the given methods. Before the routes of those changes. */
    public void serve(Router router, String path, Present present, HttpMethod... changes) {
        router.get(path).handler(ctx -> look(ctx, present, found -> Responses.json(ctx, found)));
        watchChanges(router, path, present, changes);
    }

    /** Likewise, for what is known without waiting. */
    public void serveKnown(Router router, String path, Function<RoutingContext, JsonObject> present, HttpMethod... changes) {
        serve(router, path, ctx -> Future.succeededFuture(present.apply(ctx)), changes);
    }

    /** Adds the version to what a later route of GET answers, and watches changes. Before those routes. */
    public void watch(Router router, String path, Present present, HttpMethod... changes) {
        router.get(path).handler(ctx -> look(ctx, present, found -> ctx.next()));
        watchChanges(router, path, present, changes);
    }

    /** Watches changes of the thing by calls at a path of their own. Before the routes of those changes. */
    public void guard(Router router, String path, Present present, HttpMethod... changes) {
        watchChanges(router, path, present, changes);
    }

    private void watchChanges(Router router, String path, Present present, HttpMethod... changes) {
        Stream.of(changes).forEach(method -> router.route(method, path).handler(ctx -> change(ctx, present)));
    }

    /** The version of a thing. */
    public static String tagOf(JsonObject found) {
        JsonObject edited = found.copy();
        COUNTED.forEach(edited::remove);
        return '"' + Sha256.hex(edited.encode()).substring(0, 32) + '"';
    }

    private static void look(RoutingContext ctx, Present present, Consumer<JsonObject> answer) {
        state(ctx, present).onSuccess(found -> Responses.attempt(ctx, () -> {
            ctx.response().putHeader("ETag", tagOf(found));
            answer.accept(found);
        })).onFailure(ctx::fail);
    }

    private static Future<JsonObject> state(RoutingContext ctx, Present present) {
        try {
            return present.of(ctx);
        } catch (RuntimeException refused) {
            return Future.failedFuture(refused);
        }
    }

    private void change(RoutingContext ctx, Present present) {
        String key = thing.apply(ctx);
        Deque<Turn> waiting = turns.computeIfAbsent(key, each -> new ArrayDeque<>());
        if (waiting.size() >= WAITING_MAX) {
            throw Problem.busy("too many changes of this wait for each other; try again shortly");
        }
        Turn turn = new Turn(ctx, present);
        waiting.add(turn);
        ctx.addEndHandler(done -> end(key, turn));
        if (waiting.peek() == turn) {
            begin(turn);
        }
    }

    private static void begin(Turn turn) {
        turn.isRunning = true;
        Responses.attempt(turn.ctx, () -> compare(turn.ctx, turn.present));
    }

    private void end(String key, Turn turn) {
        if (turn.isRunning && !turn.ctx.response().ended()) {
            turn.ctx.vertx().setTimer(GONE_MILLIS, late -> leave(key, turn));
        } else {
            leave(key, turn);
        }
    }

    private void leave(String key, Turn turn) {
        Deque<Turn> waiting = turns.get(key);
        waiting.remove(turn);
        if (waiting.isEmpty()) {
            turns.remove(key);
        } else if (!waiting.peek().isRunning) {
            begin(waiting.peek());
        }
    }

    private static void compare(RoutingContext ctx, Present present) {
        List<String> wanted = tags(ctx, MATCH);
        boolean isNew = tags(ctx, NONE_MATCH).contains("*");
        if (wanted.isEmpty() && !isNew) {
            ctx.next();
            return;
        }
        state(ctx, present).onSuccess(found -> Responses.attempt(ctx, () -> {
            String tag = tagOf(found);
            if (isNew || !wanted.contains("*") && !wanted.contains(tag)) {
                ctx.response().putHeader("ETag", tag);
                throw new Problem(412, isNew ? "it exists already" : "it was changed meanwhile; its present state is in present")
                        .with("reason", "CHANGED_MEANWHILE").with("present", found);
            }
            ctx.next();
        })).onFailure(failure -> {
            if (isNew && failure instanceof Problem missing && missing.status() == 404) {
                ctx.next();
            } else {
                ctx.fail(failure);
            }
        });
    }

    private static List<String> tags(RoutingContext ctx, String header) {
        return ctx.request().headers().getAll(header).stream().flatMap(line -> Stream.of(line.split(","))).map(String::strip).map(tag -> {
            if (!tag.equals("*") && !tag.matches("(W/)?\"[\\x21\\x23-\\x7e]*\"")) {
                throw Problem.invalid(header, tag, "must be * or a version in quotes, as an ETag states it");
            }
            return tag;
        }).toList();
    }
}

package io.hazardwatch.gateway.api.people;

import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.EditedResource;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.people.PeopleBook;
import io.hazardwatch.gateway.people.Post;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;

/** Shows and changes posts. Event loop. */
final class PostRoutes {
    private static final String PATH = "/api/v1/posts";
    private static final String ONE = PATH + "/:post";

    private final PeopleBook book;
    private final PeopleEdits edits;

    PostRoutes(PeopleBook book, PeopleEdits edits) {
        this.book = book;
        this.edits = edits;
    }

    void mount(Router router) {
        router.get(PATH).handler(this::list);
        router.post(PATH).handler(this::add);
        new EditedResource().serveKnown(router, ONE, ctx -> PeopleJson.of(seen(ctx)), HttpMethod.PUT, HttpMethod.DELETE);
        router.put(ONE).handler(this::replace);
        router.delete(ONE).handler(this::remove);
    }

    private void list(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        String enterprise = new Query(ctx).name("enterprise");
        if (enterprise != null) {
            caller.requireSightOfPart(enterprise);
        }
        JsonArray posts = new JsonArray();
        book.directory().posts().values().stream().filter(post -> isSeen(caller, post))
                .filter(post -> enterprise == null || enterprise.equals(post.enterprise()))
                .sorted(Comparator.comparing(Post::id)).forEach(post -> posts.add(PeopleJson.of(post)));
        Responses.json(ctx, new JsonObject().put("posts", posts));
    }

    private static boolean isSeen(Caller caller, Post post) {
        return post.enterprise() == null || caller.sees(post.enterprise(), post.site());
    }

    private Post seen(RoutingContext ctx) {
        String id = new Query(ctx).path("post");
        Post post = book.directory().posts().get(id);
        if (post == null || !isSeen(Caller.of(ctx), post)) {
            throw Problem.notFound("no post " + id);
        }
        return post;
    }

    private Post edited(RoutingContext ctx) {
        Post post = seen(ctx);
        PeopleEdits.requireEditor(ctx, post.enterprise());
        return post;
    }

    private void add(RoutingContext ctx) {
        RequestBody body = RequestBody.of(ctx);
        Post post = PeopleRequest.post(body, body.text("id", 64, null));
        PeopleEdits.requireEditor(ctx, post.enterprise());
        edits.run(ctx, TransitionType.POST_CHANGED, post.enterprise(), post.id(), PeopleEdits.what("added", body),
                () -> book.add(post), () -> Responses.json(ctx, 201, PeopleJson.of(post).encode()));
    }

    private void replace(RoutingContext ctx) {
        Post before = edited(ctx);
        RequestBody body = RequestBody.of(ctx);
        Post post = PeopleRequest.post(body, before.id());
        PeopleEdits.requireEditor(ctx, post.enterprise());
        edits.run(ctx, TransitionType.POST_CHANGED, post.enterprise(), post.id(), PeopleEdits.what("changed", body),
                () -> book.replace(post), () -> Responses.json(ctx, PeopleJson.of(post)));
    }

    private void remove(RoutingContext ctx) {
        Post post = edited(ctx);
        edits.run(ctx, TransitionType.POST_CHANGED, post.enterprise(), post.id(), PeopleEdits.what("removed", new Query(ctx)),
                () -> book.removePost(post.id()), () -> ctx.response().setStatusCode(204).end());
    }
}

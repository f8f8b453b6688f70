package io.hazardwatch.gateway.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;

/** Who may log in; administrators only, and only within what they see. Event loop. */
final class UserRoutes {
    private static final String PATH = "/api/v1/users";
    private static final int TEXT_MAX = 256;

    private final ApiPools pools;
    private final People people;
    private final SiteIndex sites;

    UserRoutes(Rooms rooms, SiteIndex sites, ApiPools pools) {
        this.people = rooms.people();
        this.pools = pools;
        this.sites = sites;
    }

    void mount(Router router) {
        router.post(PATH).handler(this::create);
        router.get(PATH).handler(this::list);
        router.delete(PATH + "/:username").handler(this::remove);
    }

    private static Caller administrator(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        caller.require(Role.ADMIN);
        return caller;
    }

    /** An administrator of one enterprise makes people of that enterprise only. */
    private void create(RoutingContext ctx) {
        Caller administrator = administrator(ctx);
        RequestBody body = RequestBody.of(ctx);
        String asked = body.text("enterprise", TEXT_MAX, "");
        String enterprise = asked.isEmpty() ? administrator.enterprise() : asked;
        if (enterprise != null) {
            administrator.requireSight(enterprise);
            if (!sites.hasEnterprise(enterprise)) {
                throw Problem.invalid("enterprise", enterprise, "must have a site");
            }
        }
        Caller person = new Caller(body.text("username", TEXT_MAX, null), role(body), enterprise);
        String password = body.text("password", TEXT_MAX, null);
        Answer.blocking(ctx, pools.passwords(), () -> people.create(person, password), broken -> {
            if (broken != null) {
                throw new Problem(409, broken).with("reason", "NOT_CREATED");
            }
            Answer.json(ctx, 201, describe(person).encode());
        });
    }

    private static Role role(RequestBody body) {
        String name = body.text("role", TEXT_MAX, null);
        return Arrays.stream(Role.values()).filter(role -> role.name().equals(name)).findFirst()
                .orElseThrow(() -> Problem.invalid("role", name, "must be one of " + Arrays.toString(Role.values())));
    }

    private void list(RoutingContext ctx) {
        Caller administrator = administrator(ctx);
        Answer.blocking(ctx, pools.accounts(), people::all, all -> {
            JsonArray users = new JsonArray();
            all.stream().filter(person -> isWithin(administrator, person)).forEach(person -> users.add(describe(person)));
            Answer.json(ctx, new JsonObject().put("users", users));
        });
    }

    private static boolean isWithin(Caller administrator, Caller person) {
        return administrator.enterprise() == null || administrator.enterprise().equals(person.enterprise());
    }

    private static JsonObject describe(Caller person) {
        return new JsonObject().put("username", person.name()).put("role", person.role().name())
                .put("enterprise", person.enterprise());
    }

    /** Nobody ends the own account, so somebody always can make others. */
    private void remove(RoutingContext ctx) {
        Caller administrator = administrator(ctx);
        String username = ctx.pathParam("username");
        if (username.equals(administrator.name())) {
            throw new Problem(409, "nobody removes the own account").with("reason", "OWN_ACCOUNT");
        }
        Answer.blocking(ctx, pools.accounts(), () -> isKnownTo(administrator, username) && people.remove(username), removed -> {
            if (!removed) {
                throw Problem.notFound("no user " + username);
            }
            ctx.response().setStatusCode(204).end();
        });
    }

    private boolean isKnownTo(Caller administrator, String username) {
        return people.all().stream().anyMatch(person -> person.name().equals(username) && isWithin(administrator, person));
    }
}

package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.accounts.ApiKey;
import io.hazardwatch.gateway.accounts.Capability;
import io.hazardwatch.gateway.accounts.Scope;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.EditedResource;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.signing.Sha256;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Makes, lists and revokes the caller's keys for programs; who manages the account sees and revokes them too. Event loop. */
public final class ApiKeyRoutes {
    static final String PREFIX = "hwk_";
    static final int KEYS_MAX = 20;
    private static final String PATH = "/api/v1/api-keys";
    private static final int NAME_MAX = 64;
    private static final int TOKEN_BYTES = 32;
    private static final int ID_LENGTH = 16;

    private final SecureRandom random = new SecureRandom();
    private final ApiKeys keys;
    private final Users users;
    private final WorkerPool pool;
    private final AccessJournal trace;
    private final Clock clock;

    public ApiKeyRoutes(ApiKeys keys, Users users, WorkerPool pool, AccessJournal trace, Clock clock) {
        this.keys = keys;
        this.users = users;
        this.pool = pool;
        this.trace = trace;
        this.clock = clock;
    }

    public void mount(Router router) {
        router.post(PATH).handler(this::make);
        router.get(PATH).handler(this::list);
        new EditedResource().serveKnown(router, PATH + "/:key", ctx -> describe(managed(ctx)), HttpMethod.DELETE);
        router.delete(PATH + "/:key").handler(this::revoke);
    }

    private void make(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        if (SealedAccount.is(caller.name())) {
            throw Problem.forbidden("SEALED", "the account for emergencies has no keys, because they would outlast its session");
        }
        RequestBody body = RequestBody.of(ctx);
        String name = body.text("name", NAME_MAX, null);
        Set<Capability> rights = rights(caller, body);
        Scope scope = scope(caller, body);
        long expiresAt = body.millis("expiresAt");
        if (expiresAt <= clock.millis() || expiresAt - clock.millis() > ApiKey.LIFE_MILLIS_MAX) {
            throw Problem.invalid("expiresAt", Times.utc(expiresAt), "must be in the future and within a year");
        }
        if (keys.all().stream().filter(key -> key.account().equals(caller.name())).count() >= KEYS_MAX) {
            throw new Problem(409, "an account has at most " + KEYS_MAX + " keys").with("reason", "TOO_MANY_KEYS");
        }
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String hash = Sha256.hex(token);
        ApiKey key = new ApiKey(Sha256.hex(hash).substring(0, ID_LENGTH), name, hash, caller.name(), rights, scope, clock.millis(), expiresAt, 0);
        Responses.blocking(ctx, pool, () -> {
            keys.add(key);
            return key;
        }, made -> {
            trace.did(ctx, TransitionType.ACCOUNT_CHANGED, caller.scope().enterprise(), caller.name(), "key " + key.id() + " made, called " + name
                    + ", rights " + EnumSet.copyOf(rights) + ", " + scope);
            Responses.json(ctx, 201, describe(key).put("key", token).encode());
        });
    }

    /** A key cannot use the account itself, so that a stolen one makes neither keys nor passwords. */
    private static Set<Capability> rights(Caller caller, RequestBody body) {
        List<String> names = body.texts("rights", Capability.values().length, NAME_MAX);
        Set<Capability> rights = EnumSet.noneOf(Capability.class);
        for (String name : names) {
            rights.add(Arrays.stream(Capability.values()).filter(each -> each.name().equals(name) && each != Capability.OWN_ACCOUNT
                    && caller.may(each)).findFirst().orElseThrow(() -> Problem.invalid("rights", name, "must be a right of your own, besides "
                    + Capability.OWN_ACCOUNT)));
        }
        if (rights.isEmpty()) {
            throw Problem.invalid("rights", names, "must name at least one right");
        }
        return rights;
    }

    private static Scope scope(Caller caller, RequestBody body) {
        String enterprise = body.text("enterprise", NAME_MAX, "");
        Scope own = caller.scope();
        Scope scope = ScopeJson.read(body, enterprise.isEmpty() ? own.enterprise() : enterprise, own);
        if (!scope.isWithin(own) || scope.wrongMember() != null) {
            throw Problem.invalid("scope", scope, "must lie within your own, " + own);
        }
        return scope;
    }

    private void list(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        JsonArray listed = new JsonArray();
        keys.all().stream().filter(key -> isManaged(caller, key)).forEach(key -> listed.add(describe(key)));
        Responses.json(ctx, new JsonObject().put("keys", listed));
    }

    private boolean isManaged(Caller caller, ApiKey key) {
        if (key.account().equals(caller.name())) {
            return true;
        }
        Caller owner = users.known(key.account());
        return owner == null ? caller.seesAll() && caller.may(Capability.MANAGE_ACCOUNTS)
                : caller.role().mayManage(owner.role()) && owner.scope().isWithin(caller.scope());
    }

    private static JsonObject describe(ApiKey key) {
        JsonArray rights = new JsonArray();
        key.rights().stream().sorted().forEach(right -> rights.add(right.name()));
        return new JsonObject().put("id", key.id()).put("name", key.name()).put("user", key.account()).put("rights", rights)
                .put("enterprise", key.scope().enterprise()).put("scope", ScopeJson.of(key.scope())).put("createdAt", Times.utc(key.createdAt()))
                .put("expiresAt", Times.utc(key.expiresAt())).put("usedAt", key.usedAt() == 0 ? null : Times.utc(key.usedAt()));
    }

    private ApiKey managed(RoutingContext ctx) {
        String id = ctx.pathParam("key");
        return keys.all().stream().filter(each -> each.id().equals(id) && isManaged(Caller.of(ctx), each)).findFirst()
                .orElseThrow(() -> Problem.notFound("no key " + id));
    }

    private void revoke(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        ApiKey key = managed(ctx);
        String id = key.id();
        Responses.blocking(ctx, pool, () -> {
            keys.remove(key);
            return key;
        }, removed -> {
            trace.did(ctx, TransitionType.ACCOUNT_CHANGED, caller.scope().enterprise(), key.account(), "key " + id + " revoked");
            ctx.response().setStatusCode(204).end();
        });
    }
}

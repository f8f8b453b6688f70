package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.accounts.Role;
import io.hazardwatch.gateway.accounts.Scope;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.http.ApiPools;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.EditedResource;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.people.PeopleDirectory;
import io.hazardwatch.gateway.people.Person;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Manages accounts of the enterprises that the administrator sees, and of the roles that the own role may hand out. Every change is
 * journaled. Event loop.
 */
public final class UserRoutes {
    private static final String PATH = "/api/v1/users";
    private static final String ONE = PATH + "/:username";
    private static final int TEXT_MAX = 256;

    private final WorkerPool passwords;
    private final WorkerPool accounts;
    private final UserAccounts people;
    private final SiteIndex sites;
    private final boolean isSplit;
    private final Supplier<PeopleDirectory> directory;
    private final Sessions sessions;
    private final AccessJournal trace;

    /**
     * @param directory the people whom accounts may be linked to
     * @param isSplit whether three administrators share what ADMIN may do
     */
    public UserRoutes(UserAccounts people, SiteIndex sites, Supplier<PeopleDirectory> directory, boolean isSplit,
            ApiPools pools, Sessions sessions, AccessJournal trace) {
        this.sessions = sessions;
        this.people = people;
        this.isSplit = isSplit;
        this.directory = directory;
        this.passwords = pools.passwords();
        this.accounts = pools.accounts();
        this.sites = sites;
        this.trace = trace;
    }

    public void mount(Router router) {
        router.post(PATH).handler(this::create);
        router.get(PATH).handler(this::list);
        new EditedResource().serve(router, ONE, this::present, HttpMethod.PUT, HttpMethod.DELETE);
        router.put(ONE).handler(this::change);
        router.delete(ONE).handler(this::remove);
        router.post(ONE + "/password").handler(this::setPassword);
        router.delete(ONE + "/second-factor").handler(this::removeFactor);
    }

    private void create(RoutingContext ctx) {
        Caller administrator = Caller.of(ctx);
        RequestBody body = RequestBody.of(ctx);
        Caller person = new Caller(body.text("username", TEXT_MAX, null), role(body), scope(administrator, body, Scope.ALL));
        requireManageable(administrator, person);
        String password = body.secret("password", TEXT_MAX);
        String personId = personId(body, person, null);
        Responses.blocking(ctx, passwords, () -> people.create(person, password, personId), made -> {
            AccountProblem.require(made);
            trace.did(ctx, TransitionType.ACCOUNT_CHANGED, person.scope().enterprise(), person.name(), "made, " + rights(person, personId));
            Responses.json(ctx, 201, describe(person, personId).encode());
        });
    }

    /**
     * Who logs in by an account, from {@code person}.
     *
     * @param otherwise if the field is absent; null in the body links the account to nobody
     */
    private String personId(RequestBody body, Caller account, String otherwise) {
        String id = !body.isGiven("person") ? otherwise : body.has("person") ? body.text("person", TEXT_MAX, null) : null;
        Person known = id == null ? null : directory.get().persons().get(id);
        Caller seeing = new Caller(account.name(), account.role(), account.scope(), sites, 0);
        boolean isOk = id == null || known != null && (known.enterprise() == null ? seeing.seesAll() : seeing.seesPartOf(known.enterprise()));
        if (!isOk) {
            throw Problem.invalid("person", id, "must be the id of a person whose enterprise the account sees");
        }
        return id;
    }

    /**
     * What an account is to see. Nobody gives more than the own scope; if the enterprise is left out, it is the administrator's own.
     *
     * @param before what it sees at present
     */
    private Scope scope(Caller administrator, RequestBody body, Scope before) {
        String asked = body.text("enterprise", TEXT_MAX, "");
        String enterprise = asked.isEmpty() ? administrator.scope().enterprise() : asked;
        if (enterprise != null) {
            administrator.requireSightOfPart(enterprise);
            if (!sites.hasEnterprise(enterprise)) {
                throw Problem.invalid("enterprise", enterprise, "must have a site");
            }
        }
        Scope scope = ScopeJson.read(body, enterprise, before);
        if (!scope.isWithin(administrator.scope())) {
            throw Problem.forbidden("OUTSIDE_ENTERPRISE", "nobody gives sight of more than the own: " + administrator.scope());
        }
        return scope;
    }

    /** Nobody gives, takes or uses by way of a password rights that are beyond what the own role may hand out. */
    private void requireManageable(Caller administrator, Caller person) {
        if (!administrator.role().mayManage(person.role())) {
            throw Problem.forbidden("ROLE", "accounts of role " + person.role() + " are managed by an ADMIN; user " + administrator.name()
                    + " has role " + administrator.role());
        }
        if (person.role() == Role.ENTERPRISE_ADMIN && person.scope().enterprise() == null) {
            throw Problem.invalid("enterprise", null, "must be given for the role " + Role.ENTERPRISE_ADMIN);
        }
    }

    private static String rights(Caller person, String personId) {
        return (personId == null ? "" : "person " + personId + ", ") + "role " + person.role() + ", " + person.scope();
    }

    private Role role(RequestBody body) {
        String name = body.text("role", TEXT_MAX, null);
        if (isSplit && Role.ADMIN.name().equals(name)) {
            throw new Problem(409, "role: three administrators share what ADMIN may do; give SYSTEM_ADMIN, SECURITY_ADMIN or AUDIT_ADMIN")
                    .with("reason", "ADMIN_SPLIT");
        }
        return Arrays.stream(Role.values()).filter(role -> role.name().equals(name)).findFirst()
                .orElseThrow(() -> Problem.invalid("role", name, "must be one of " + Arrays.toString(Role.values())));
    }

    private void list(RoutingContext ctx) {
        Caller administrator = Caller.of(ctx);
        Responses.blocking(ctx, accounts, people::all, all -> {
            JsonArray users = new JsonArray();
            all.stream().filter(person -> isWithin(administrator, person))
                    .forEach(person -> users.add(describe(person, people.personOf(person.name()))));
            Responses.json(ctx, new JsonObject().put("users", users));
        });
    }

    private Future<JsonObject> present(RoutingContext ctx) {
        Caller administrator = Caller.of(ctx);
        String username = ctx.pathParam("username");
        return accounts.run(people::all).map(all -> all.stream().filter(each -> each.name().equals(username) && isWithin(administrator, each))
                .findFirst().map(person -> describe(person, people.personOf(username))).orElseThrow(UserRoutes::noUser));
    }

    private static boolean isWithin(Caller administrator, Caller person) {
        return person.scope().isWithin(administrator.scope());
    }

    private static JsonObject describe(Caller person, String personId) {
        return new JsonObject().put("username", person.name()).put("role", person.role().name())
                .put("enterprise", person.scope().enterprise())
                .put("scope", ScopeJson.of(person.scope())).put("person", personId);
    }

    /** Changes role, enterprise or person; ends all sessions of that person. */
    private void change(RoutingContext ctx) {
        Caller administrator = Caller.of(ctx);
        RequestBody body = RequestBody.of(ctx);
        Role role = role(body);
        other(ctx, administrator, before -> {
            Caller wanted = new Caller(before.name(), role, scope(administrator, body, before.scope()));
            requireManageable(administrator, wanted);
            String personBefore = people.personOf(wanted.name());
            String personId = personId(body, wanted, personBefore);
            Responses.blocking(ctx, accounts, () -> people.change(wanted, personId), changed -> {
                AccountProblem.require(changed);
                trace.did(ctx, TransitionType.ACCOUNT_CHANGED, wanted.scope().enterprise(), wanted.name(),
                        "changed to " + rights(wanted, personId) + "; was " + rights(before, personBefore));
                Responses.json(ctx, describe(wanted, personId));
            });
        });
    }

    private void setPassword(RoutingContext ctx) {
        Caller administrator = Caller.of(ctx);
        String password = RequestBody.of(ctx).secret("new", TEXT_MAX);
        other(ctx, administrator, person -> Responses.blocking(ctx, passwords, () -> people.setPassword(person.name(), password), set -> {
            AccountProblem.require(set);
            trace.did(ctx, TransitionType.ACCOUNT_CHANGED, person.scope().enterprise(), person.name(), "password set by an administrator");
            ctx.response().setStatusCode(204).end();
        }));
    }

    /** For somebody who has lost telephone and recovery codes. */
    private void removeFactor(RoutingContext ctx) {
        Caller administrator = Caller.of(ctx);
        other(ctx, administrator, person -> Responses.blocking(ctx, accounts, () -> people.removeFactor(person.name()), removed -> {
            if (!removed) {
                throw new Problem(409, "user " + person.name() + " has no second factor").with("reason", "NO_FACTOR");
            }
            sessions.closeAll(person.name());
            trace.did(ctx, TransitionType.ACCOUNT_CHANGED, person.scope().enterprise(), person.name(), "second factor removed by an administrator");
            ctx.response().setStatusCode(204).end();
        }));
    }

    private void remove(RoutingContext ctx) {
        Caller administrator = Caller.of(ctx);
        other(ctx, administrator, person -> Responses.blocking(ctx, accounts, () -> people.remove(person.name()), removed -> {
            if (!removed) {
                throw noUser();
            }
            trace.did(ctx, TransitionType.ACCOUNT_CHANGED, person.scope().enterprise(), person.name(), "removed; was " + rights(person, null));
            ctx.response().setStatusCode(204).end();
        }));
    }

    /**
     * The account in the path, if the administrator may see it. Refuses the administrator's own account, so there always
     * remains somebody who can create others.
     */
    private void other(RoutingContext ctx, Caller administrator, Consumer<Caller> found) {
        String username = ctx.pathParam("username");
        if (username.equals(administrator.name())) {
            throw new Problem(409, "nobody changes or removes the own account here").with("reason", "OWN_ACCOUNT");
        }
        Responses.blocking(ctx, accounts, people::all, all -> {
            Caller person = all.stream().filter(each -> each.name().equals(username) && isWithin(administrator, each))
                    .findFirst().orElseThrow(UserRoutes::noUser);
            requireManageable(administrator, person);
            found.accept(person);
        });
    }

    private static Problem noUser() {
        return Problem.notFound("no such user");
    }
}

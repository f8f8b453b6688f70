package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.access.SecondPersonRequest.State;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Asks another person to agree to an action, and lets that person answer from a session of their own. A request is shown to who asked, and to
 * who may do the same and sees what it is about; for everybody else it does not exist. Event loop.
 */
public final class SecondPersonRoutes {
    private static final String PATH = "/api/v1/second-person-requests";
    private static final String ONE = PATH + "/:request";
    private static final int PATH_MAX = 512;
    private static final int BODY_MAX = 16 << 10;

    private final SecondPerson persons;
    private final SecondPersonRequests requests;
    private final AccessJournal trace;

    /** Adds the routes, and gives what finds second persons. */
    public static SecondPerson mount(Router router, Authentication authentication, Reauthentication again, SecondFactorCheck factors,
            AccessPorts ports, WorkerPool pool, AccessJournal trace, Clock clock) {
        SecondPersonRequests requests = new SecondPersonRequests(ports.users(), ports.secondPersons(), pool, clock);
        SecondPerson persons = new SecondPerson(authentication, again, factors, ports, requests);
        new SecondPersonRoutes(persons, requests, trace).mount(router);
        return persons;
    }

    private SecondPersonRoutes(SecondPerson persons, SecondPersonRequests requests, AccessJournal trace) {
        this.persons = persons;
        this.requests = requests;
        this.trace = trace;
    }

    private void mount(Router router) {
        router.get(PATH).handler(this::list);
        router.post(PATH).handler(this::ask);
        router.get(ONE).handler(ctx -> Responses.json(ctx, json(shown(ctx), Caller.of(ctx))));
        router.post(ONE + "/agree").handler(this::agree);
        router.post(ONE + "/decline").handler(this::decline);
    }

    private void list(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        JsonArray shown = new JsonArray();
        requests.all().stream().filter(each -> isShown(each, caller)).forEach(each -> shown.add(json(each, caller)));
        Responses.json(ctx, new JsonObject().put("requests", shown));
    }

    private void ask(RoutingContext ctx) {
        Caller caller = person(ctx);
        RequestBody body = RequestBody.of(ctx);
        String path = body.text("path", PATH_MAX, null);
        TwoPersonAction action = TwoPersonAction.of(path);
        if (action != null && !action.sees().test(caller)) {
            throw Problem.outsideScope();
        }
        if (action == null || !caller.may(action.right())) {
            throw Problem.invalid("path", path, "must be the path of an action that can take two persons, and that the own rights allow");
        }
        JsonObject asked = new JsonObject(body.map("body"));
        if (asked.containsKey("second") || asked.encode().length() > BODY_MAX) {
            throw Problem.invalid("body", "", "must be the body of the action without second, of at most " + BODY_MAX + " characters");
        }
        SecondPersonRequest request = requests.ask(path, asked, action, caller.name());
        requests.keep(ctx, request, () -> {
            note(ctx, request, "asked");
            Responses.json(ctx, 201, json(request, caller).encode());
        });
    }

    private void agree(RoutingContext ctx) {
        Caller caller = person(ctx);
        SecondPersonRequest request = shown(ctx);
        persons.requireOther(new Caller(request.by(), caller.role(), caller.scope()), caller);
        SecondPersonRequest agreed = requests.answer(request, State.AGREED, caller);
        tell(ctx, agreed, "agreed");
    }

    /** Who asked takes it back by this as well. */
    private void decline(RoutingContext ctx) {
        Caller caller = person(ctx);
        SecondPersonRequest declined = requests.answer(shown(ctx), State.DECLINED, caller);
        tell(ctx, declined, "declined");
    }

    private void tell(RoutingContext ctx, SecondPersonRequest answered, String what) {
        requests.keep(ctx, answered, () -> {
            note(ctx, answered, what);
            Responses.json(ctx, json(answered, Caller.of(ctx)));
        });
    }

    private static Caller person(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        if (Authentication.isByKey(ctx) || SealedAccount.is(caller.name())) {
            throw Problem.forbidden("PERSON_NEEDED", "only a person with an account of the own asks and agrees");
        }
        return caller;
    }

    private SecondPersonRequest shown(RoutingContext ctx) {
        SecondPersonRequest request = requests.get(ctx.pathParam("request"));
        if (request == null || !isShown(request, Caller.of(ctx))) {
            throw Problem.outsideScope();
        }
        return request;
    }

    private static boolean isShown(SecondPersonRequest request, Caller caller) {
        return request.by().equals(caller.name()) || request.action().isOpenTo(caller);
    }

    private void note(RoutingContext ctx, SecondPersonRequest request, String what) {
        trace.did(ctx, TransitionType.SECOND_PERSON, request.action().enterprise(), request.path(), what + ", request " + request.id() + " of "
                + request.by());
    }

    private JsonObject json(SecondPersonRequest request, Caller caller) {
        boolean isOthers = !persons.isSame(request.by(), caller.name());
        return new JsonObject().put("id", request.id()).put("path", request.path()).put("body", request.body().copy()).put("by", request.by())
                .put("at", Times.utc(request.atMillis())).put("until", Times.utc(request.untilMillis())).put("state", request.state().name())
                .put("second", request.second() == null ? null : request.second().name())
                .put("mayAgree", isOthers && request.state() == State.WAITING && request.action().isOpenTo(caller));
    }
}

package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.api.access.SecondPersonRequest.State;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/**
 * Finds out who else agrees to what takes two persons: by name, password and code of the second factor in the call itself, or by a request that
 * the other person answered from a session of their own, which is the only way for an account of an identity provider. Two accounts of one
 * person are one person. Event loop.
 */
public final class SecondPerson {
    private static final String FIELD = "second";
    private static final int NAME_MAX = 256;
    private static final int CODE_MAX = 64;

    private final Authentication authentication;
    private final Reauthentication again;
    private final SecondFactorCheck factors;
    private final UserAccounts people;
    private final Users users;
    private final SecondPersonRequests requests;

    SecondPerson(Authentication authentication, Reauthentication again, SecondFactorCheck factors, AccessPorts ports, SecondPersonRequests requests) {
        this.authentication = authentication;
        this.again = again;
        this.factors = factors;
        this.people = ports.people();
        this.users = ports.users();
        this.requests = requests;
    }

    /**
     * Authenticates the second person that the body names; who asks has to give the own secret again before.
     *
     * @param agreed takes the name of the second person's account, or null if the body names nobody
     */
    public void of(RoutingContext ctx, RequestBody body, TwoPersonAction action, Consumer<String> agreed) {
        RequestBody second = body.object(FIELD);
        if (second == null) {
            agreed.accept(null);
            return;
        }
        again.require(ctx);
        if (second.has("request")) {
            SecondPersonRequest request = answered(ctx, second.text("request", NAME_MAX, null), action);
            requests.use(ctx, request, () -> agreed.accept(request.second().name()));
            return;
        }
        String code = second.has("code") ? second.secret("code", CODE_MAX) : "";
        authentication.confirm(ctx, second.text("username", NAME_MAX, null), second.secret("password", NAME_MAX), person ->
                factors.passSecond(ctx, person, code, () -> {
                    requireOther(Caller.of(ctx), person);
                    requireRight(person, action);
                    agreed.accept(person.name());
                }));
    }

    /** A request counts once, for the call that it names to the letter, and only while the account that agreed is as it was. */
    private SecondPersonRequest answered(RoutingContext ctx, String id, TwoPersonAction action) {
        SecondPersonRequest request = requests.get(id);
        JsonObject asked = ctx.body().asJsonObject().copy();
        asked.remove(FIELD);
        boolean isMeant = request != null && request.by().equals(Caller.of(ctx).name()) && request.isFor(ctx.normalizedPath(), asked);
        if (!isMeant || request.state() != State.AGREED || !users.holds(request.second())) {
            throw Problem.forbidden("NOT_AGREED", "nobody has agreed to exactly this by request " + id + ", or it was used or is over");
        }
        requireOther(Caller.of(ctx), request.second());
        requireRight(request.second(), action);
        return request;
    }

    /** Refuses who is the same person, by another account perhaps. */
    void requireOther(Caller first, Caller second) {
        if (isSame(first.name(), second.name())) {
            throw Problem.forbidden("SAME_PERSON", "the second person must be somebody else");
        }
    }

    /** Whether two accounts are of one person, as far as the accounts say whose they are. */
    public boolean isSame(String first, String second) {
        String person = people.personOf(first);
        return first.equals(second) || person != null && person.equals(people.personOf(second));
    }

    private static void requireRight(Caller person, TwoPersonAction action) {
        if (!action.isOpenTo(person)) {
            throw Problem.forbidden("SECOND_PERSON", "the second person needs the right " + action.right() + " in "
                    + (action.enterprise() == null ? "all enterprises" : "enterprise " + action.enterprise()));
        }
    }
}

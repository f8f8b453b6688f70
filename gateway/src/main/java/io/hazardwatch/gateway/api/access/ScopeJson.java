package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.accounts.Scope;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What an account sees besides its enterprise, as the API writes it: {@code {"sites":[],"areas":[],"kinds":[]}}. */
final class ScopeJson {
    private static final int MEMBER_MAX = 130;

    private ScopeJson() {}

    /** Null when nothing besides the enterprise is stated. */
    static JsonObject of(Scope scope) {
        return scope.isPlain() ? null : new JsonObject().put("sites", new JsonArray(scope.sites())).put("areas", new JsonArray(scope.areas()))
                .put("kinds", new JsonArray(scope.kinds()));
    }

    /**
     * Reads the scope of an account.
     *
     * @param before the present conditions, which stay when the request does not name any; null in the request takes them away
     */
    static Scope read(RequestBody body, String enterprise, Scope before) {
        if (!body.isGiven("scope")) {
            return new Scope(enterprise, before.sites(), before.areas(), before.kinds());
        }
        RequestBody given = body.has("scope") ? body.object("scope") : null;
        if (given == null) {
            return Scope.of(enterprise);
        }
        Scope scope = new Scope(enterprise, given.texts("sites", Scope.MEMBERS_MAX, MEMBER_MAX), given.texts("areas", Scope.MEMBERS_MAX, MEMBER_MAX),
                given.texts("kinds", Scope.MEMBERS_MAX, MEMBER_MAX));
        if (scope.wrongMember() != null) {
            throw Problem.invalid("scope", scope.wrongMember(), "must be a site as enterprise/site, 2 to 12 digits of an area, or a kind of site");
        }
        return scope;
    }
}

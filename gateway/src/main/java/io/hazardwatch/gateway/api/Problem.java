package io.hazardwatch.gateway.api;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.json.JsonObject;

/** A refusal on its way to the client as an RFC 9457 problem document. */
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final transient JsonObject members = new JsonObject();

    Problem(int status, String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    static Problem notFound(String what) {
        return new Problem(404, what);
    }

    static Problem forbidden(String reason, String detail) {
        return new Problem(403, detail).with("reason", reason);
    }

    /** A parameter that breaks a rule: named, with the rule and the value. */
    static Problem invalid(String name, Object value, String rule) {
        return new Problem(400, name + ": '" + value + "': " + rule)
                .with("parameter", name).with("value", String.valueOf(value)).with("rule", rule);
    }

    Problem with(String name, Object value) {
        members.put(name, value);
        return this;
    }

    int status() {
        return status;
    }

    /** The document; {@code type} stays about:blank because the status and {@code reason} say which problem it is. */
    JsonObject document() {
        return new JsonObject().put("type", "about:blank")
                .put("title", HttpResponseStatus.valueOf(status).reasonPhrase())
                .put("status", status)
                .put("detail", getMessage())
                .mergeIn(members);
    }
}

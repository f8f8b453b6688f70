package io.hazardwatch.gateway.api.http;

import io.hazardwatch.gateway.model.Text;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;

/** A refusal on its way to the client as an RFC 9457 problem document. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Pattern SECRET = Pattern.compile("(?i)password|secret|token|authorization|cookie");
    private static final long BUSY_SECONDS = 2;
    private final int status;
    private long retryAfterSeconds;
    private boolean outsideScope;
    private final transient JsonObject members = new JsonObject();

    public Problem(int status, String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    public static Problem notFound(String what) {
        return new Problem(404, what);
    }

    /** What lies outside of the scope of who asks: like what does not exist, but journaled. */
    public static Problem outsideScope() {
        Problem problem = notFound("no such resource");
        problem.outsideScope = true;
        return problem;
    }

    /** Whether it exists for others perhaps, and was asked for by somebody who may not see it. */
    public boolean isOutsideScope() {
        return outsideScope;
    }

    public static Problem forbidden(String reason, String detail) {
        return new Problem(403, detail).with("reason", reason);
    }

    /** An invalid parameter, with its name, the rule and the value unless that is secret. */
    public static Problem invalid(String name, Object value, String rule) {
        String shown = SECRET.matcher(name).find() ? "(not shown)" : String.valueOf(value);
        return new Problem(400, name + ": '" + shown + "': " + rule).with("parameter", name).with("value", shown).with("rule", rule);
    }

    /** A request that may succeed a little later: 503 with {@code Retry-After}. */
    public static Problem busy(String detail) {
        return new Problem(503, detail).with("reason", "BUSY").retryAfter(BUSY_SECONDS);
    }

    /** Sets the header {@code Retry-After}. */
    public Problem retryAfter(long seconds) {
        retryAfterSeconds = seconds;
        return this;
    }

    /** Seconds after which to try again; 0 = not set. */
    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }

    public Problem with(String name, Object value) {
        members.put(name, value);
        return this;
    }

    /** The reason's name, or null. */
    public String reason() {
        return members.getString("reason");
    }

    public int status() {
        return status;
    }

    /**
     * The document; {@code type} stays about:blank because the status and {@code reason} identify the problem. {@code message} says the reason
     * to people, {@code detail} what exactly was wrong to programmers.
     */
    public JsonObject document() {
        String reason = reason() == null ? ProblemReasons.ofStatus(status) : reason();
        Text message = ProblemReasons.text(reason);
        return new JsonObject().put("type", "about:blank")
                .put("title", HttpResponseStatus.valueOf(status).reasonPhrase())
                .put("status", status)
                .put("detail", getMessage())
                .put("reason", reason)
                .put("message", message == null ? null : JsonValues.text(message))
                .mergeIn(members);
    }
}

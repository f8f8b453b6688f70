package io.hazardwatch.gateway.api.http;

import io.hazardwatch.gateway.model.Names;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the parameters of one request. Each refusal names the parameter, its value and the rule. */
public final class Query {
    static final int LIMIT_USUAL = 100;
    static final int LIMIT_MAX = 1000;
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)?");
    private static final Pattern DIGITS = Pattern.compile("-?\\d{1,18}");

    private final RoutingContext ctx;

    public Query(RoutingContext ctx) {
        this.ctx = ctx;
    }

    /** The parameter's text, or null if it is absent or empty. */
    public String text(String name) {
        String value = ctx.request().getParam(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** A name of the plant model, or null. */
    public String name(String name) {
        String value = text(name);
        if (value != null && !Names.isName(value)) {
            throw Problem.invalid(name, value, "must match [A-Za-z0-9_-]{1,64}");
        }
        return value;
    }

    public String path(String name) {
        String value = ctx.pathParam(name);
        if (!Names.isName(value)) {
            throw Problem.invalid(name, value, "must match [A-Za-z0-9_-]{1,64}");
        }
        return value;
    }

    public PointId point() {
        return new PointId(path("enterprise"), path("site"), path("device"), path("point"));
    }

    public int limit() {
        long limit = number("limit", LIMIT_USUAL);
        if (limit < 1 || limit > LIMIT_MAX) {
            throw Problem.invalid("limit", limit, "must be from 1 to " + LIMIT_MAX);
        }
        return (int) limit;
    }

    public long number(String name, long otherwise) {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        if (!DIGITS.matcher(value).matches()) {
            throw Problem.invalid(name, value, "must be a whole number");
        }
        return Long.parseLong(value);
    }

    /** False if absent. */
    public boolean flag(String name) {
        String value = text(name);
        if (value != null && !value.equals("true") && !value.equals("false")) {
            throw Problem.invalid(name, value, "must be true or false");
        }
        return "true".equals(value);
    }

    public Priority priority() {
        String value = text("priority");
        for (Priority priority : Priority.values()) {
            if (priority.name().equals(value)) {
                return priority;
            }
        }
        if (value != null) {
            throw Problem.invalid("priority", value, "must be P1, P2, P3 or P4");
        }
        return null;
    }

    /**
     * A time in ms since the epoch, from ISO 8601 with offset or a number of ms. Accepts a blank where the URL decoder replaced
     * the plus sign.
     */
    public long millis(String name, long otherwise) {
        String value = text(name);
        if (value == null || DIGITS.matcher(value).matches()) {
            return value == null ? otherwise : within(name, Long.parseLong(value));
        }
        try {
            return Times.within(OffsetDateTime.parse(value.replace(' ', '+')).toInstant().toEpochMilli());
        } catch (DateTimeParseException | ArithmeticException e) {
            throw Problem.invalid(name, value, "must be ISO 8601 with offset, or ms since the epoch, up to the year 9999");
        }
    }

    private static long within(String name, long millis) {
        try {
            return Times.within(millis);
        } catch (ArithmeticException e) {
            throw Problem.invalid(name, millis, "must be ms since the epoch, up to the year 9999");
        }
    }

    /** A duration in ms, from {@code 500ms}, {@code 30s}, {@code 5m} or {@code PT5M}; a bare number is seconds. */
    public long durationMillis(String name, long otherwise) {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        Matcher matcher = DURATION.matcher(value);
        long millis = matcher.matches() ? Long.parseLong(matcher.group(1)) * unitMillis(matcher.group(2))
                : isoMillis(name, value);
        if (millis <= 0) {
            throw Problem.invalid(name, value, "must be longer than zero");
        }
        return millis;
    }

    private static long unitMillis(String unit) {
        return switch (unit == null ? "s" : unit) {
            case "ms" -> 1;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            case "d" -> 86_400_000;
            default -> 1000;
        };
    }

    private static long isoMillis(String name, String value) {
        try {
            return Duration.parse(value).toMillis();
        } catch (DateTimeParseException | ArithmeticException e) {
            throw Problem.invalid(name, value, "must be a duration such as 30s, 5m, 1h or PT5M");
        }
    }
}

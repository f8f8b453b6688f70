package io.hazardwatch.gateway.api.http;

import io.hazardwatch.gateway.time.Days;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the fields of a JSON body. Each refusal names the field, its value and the rule. */
public final class RequestBody {
    private final JsonObject json;

    private RequestBody(JsonObject json) {
        this.json = json;
    }

    public static RequestBody of(RoutingContext ctx) {
        String type = ctx.request().getHeader("Content-Type");
        if (ctx.body().length() > 0 && !isJson(type)) {
            throw new Problem(415, "the body must be application/json");
        }
        try {
            JsonObject json = ctx.body().length() > 0 ? ctx.body().asJsonObject() : new JsonObject();
            return new RequestBody(json == null ? new JsonObject() : json);
        } catch (DecodeException | ClassCastException e) {
            throw new Problem(400, "the body is not a JSON object").with("reason", "UNREADABLE");
        }
    }

    /** Compares the whole media type; parameters such as the character set may follow. */
    private static boolean isJson(String type) {
        return type != null && type.split(";", 2)[0].trim().equalsIgnoreCase("application/json");
    }

    /**
     * A text of at most {@code lengthMax} characters. NUL is refused, because PostgreSQL stores none.
     *
     * @param otherwise returned if the field is absent; null makes the field required
     */
    public String text(String name, int lengthMax, String otherwise) {
        Object value = json.getValue(name, otherwise);
        if (!(value instanceof String text) || text.length() > lengthMax || text.indexOf(0) >= 0) {
            throw Problem.invalid(name, value, "must be a text without NUL of at most " + lengthMax + " characters");
        }
        return text;
    }

    /** A text that says something, without the blanks around it. */
    public String needed(String name, int lengthMax) {
        String text = text(name, lengthMax, null).strip();
        if (text.isEmpty()) {
            throw Problem.invalid(name, text, "must not be empty");
        }
        return text;
    }

    /** A day. */
    public LocalDate day(String name, int lengthMax) {
        return day(name, text(name, lengthMax, null));
    }

    /** A day that came as a text. */
    public static LocalDate day(String name, String text) {
        try {
            return Days.parse(text);
        } catch (DateTimeParseException wrong) {
            throw Problem.invalid(name, text, "must be a day such as 2027-01-31");
        }
    }

    /** One of these, by its name in lower case. */
    public <E extends Enum<E>> E choice(String name, int lengthMax, E[] choices) {
        String text = text(name, lengthMax, null);
        StringBuilder known = new StringBuilder();
        for (E choice : choices) {
            String wire = choice.name().toLowerCase(Locale.ROOT);
            if (wire.equals(text)) {
                return choice;
            }
            known.append(known.isEmpty() ? "" : ", ").append(wire);
        }
        throw Problem.invalid(name, text, "must be one of " + known);
    }

    /** A required text that no answer repeats. */
    public String secret(String name, int lengthMax) {
        if (!(json.getValue(name) instanceof String text) || text.length() > lengthMax) {
            throw new Problem(400, name + ": must be a text of at most " + lengthMax + " characters").with("parameter", name);
        }
        return text;
    }

    public long positive(String name) {
        Object value = json.getValue(name);
        boolean whole = value instanceof Integer || value instanceof Long;
        if (!whole || ((Number) value).longValue() < 1) {
            throw Problem.invalid(name, value, "must be a whole number from 1");
        }
        return ((Number) value).longValue();
    }

    /** A list of texts, each of at most {@code lengthMax} characters; empty if absent. */
    public List<String> texts(String name, int countMax, int lengthMax) {
        Object value = json.getValue(name, new JsonArray());
        if (!(value instanceof JsonArray list) || list.size() > countMax
                || !list.stream().allMatch(each -> each instanceof String text && text.length() <= lengthMax)) {
            throw Problem.invalid(name, value, "must be a list of at most " + countMax + " texts");
        }
        return list.stream().map(String.class::cast).toList();
    }

    /** A required list of lists of texts, each of at most {@code lengthMax} characters. */
    public List<List<String>> textLists(String name, int countMax, int eachMax, int lengthMax) {
        Object value = json.getValue(name);
        if (!(value instanceof JsonArray list) || list.size() > countMax || !list.stream().allMatch(each -> each instanceof JsonArray texts
                && texts.size() <= eachMax && texts.stream().allMatch(one -> one instanceof String text && text.length() <= lengthMax))) {
            throw Problem.invalid(name, null, "must be a list of at most " + countMax + " lists of texts");
        }
        return list.stream().map(each -> ((JsonArray) each).stream().map(String.class::cast).toList()).toList();
    }

    /** A list of integers; empty if absent. */
    public List<Integer> numbers(String name, int countMax) {
        Object value = json.getValue(name, new JsonArray());
        if (!(value instanceof JsonArray list) || list.size() > countMax || !list.stream().allMatch(Integer.class::isInstance)) {
            throw Problem.invalid(name, value, "must be a list of at most " + countMax + " whole numbers");
        }
        return list.stream().map(Integer.class::cast).toList();
    }

    /** Refuses fields that nobody reads, because a misspelt one would be left out of what is done. */
    public RequestBody only(String... known) {
        List<String> names = List.of(known);
        json.fieldNames().stream().filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
            throw Problem.invalid(name, null, "is no field here; known are " + String.join(", ", names));
        });
        return this;
    }

    public boolean has(String name) {
        return json.getValue(name) != null;
    }

    /** Whether the field is one text, where it may also be an object. */
    public boolean isText(String name) {
        return json.getValue(name) instanceof String;
    }

    /** Whether the field is one number, where it may also be an object. */
    public boolean isNumber(String name) {
        return json.getValue(name) instanceof Number;
    }

    /** Whether the field is there, be it null. */
    public boolean isGiven(String name) {
        return json.containsKey(name);
    }

    /** False if absent. */
    public boolean flag(String name) {
        Object value = json.getValue(name, false);
        if (!(value instanceof Boolean flag)) {
            throw Problem.invalid(name, value, "must be true or false");
        }
        return flag;
    }

    /** A nested object, or null if absent. */
    public RequestBody object(String name) {
        Object value = json.getValue(name);
        if (value != null && !(value instanceof JsonObject)) {
            throw Problem.invalid(name, value, "must be an object");
        }
        return value == null ? null : new RequestBody((JsonObject) value);
    }

    /** A time in ms since the epoch, from ISO 8601 with offset. */
    public long millis(String name) {
        String value = text(name, 64, null);
        try {
            return Times.within(OffsetDateTime.parse(value).toInstant().toEpochMilli());
        } catch (DateTimeParseException | ArithmeticException e) {
            throw Problem.invalid(name, value, "must be ISO 8601 with offset");
        }
    }

    /** A required object as a map. */
    public Map<String, Object> map(String name) {
        if (object(name) == null) {
            throw Problem.invalid(name, null, "must be an object");
        }
        return json.getJsonObject(name).getMap();
    }

    /** The objects of a list of at most {@code most}; empty if absent. */
    public List<RequestBody> objects(String name, int most) {
        Object value = json.getValue(name, new JsonArray());
        if (!(value instanceof JsonArray list) || list.size() > most
                || !list.stream().allMatch(JsonObject.class::isInstance)) {
            throw Problem.invalid(name, null, "must be a list of at most " + most + " objects");
        }
        return list.stream().map(each -> new RequestBody((JsonObject) each)).toList();
    }

    /** A number, or {@code otherwise} if absent. */
    public double number(String name, double otherwise) {
        Object value = json.getValue(name, otherwise);
        if (!(value instanceof Number number)) {
            throw Problem.invalid(name, value, "must be a number");
        }
        return number.doubleValue();
    }
}

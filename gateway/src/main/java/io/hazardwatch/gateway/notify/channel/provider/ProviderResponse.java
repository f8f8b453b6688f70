package io.hazardwatch.gateway.notify.channel.provider;

import io.hazardwatch.gateway.notify.channel.http.HttpResult;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.pointer.JsonPointer;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Interprets the responses of a provider. Pointers are those of RFC 6901.
 *
 * @param accepted    where the provider says whether it took the message; null = any 2xx means that it did
 * @param values      what stands there if it did; empty = anything
 * @param reference   where the provider's name of the message stands; null = it gives none
 * @param errors      where codes of errors stand, the first that is there counts
 * @param unreachable codes for addresses that cannot work
 * @param busy        codes for too much in too short a time
 * @param isReported  whether the provider reports delivery later
 */
public record ProviderResponse(String accepted, Set<String> values, String reference, List<String> errors, Set<String> unreachable,
                               Set<String> busy, boolean isReported) {
    private static final long BUSY_MILLIS = 5_000;
    private static final int QUOTED_MAX = 200;

    SendResult result(HttpResult answer, long nowMillis) {
        Object json = parsed(answer);
        String error = json == null ? null : errors.stream().map(pointer -> at(json, pointer)).filter(Objects::nonNull).findFirst().orElse(null);
        if (error != null && unreachable.contains(error)) {
            return new SendResult.Unreachable(quoted(error));
        }
        if (error != null && busy.contains(error)) {
            return new SendResult.Retry(quoted(error), BUSY_MILLIS);
        }
        if (!answer.isOk()) {
            return answer.retry(nowMillis);
        }
        if (accepted == null) {
            return taken(json);
        }
        String said = json == null ? null : at(json, accepted);
        return said != null && (values.isEmpty() || values.contains(said)) ? taken(json)
                : new SendResult.Retry("not accepted: " + quoted(error == null ? answer.text() : error), 0, json != null);
    }

    private SendResult taken(Object json) {
        return new SendResult.Accepted(json == null || reference == null ? null : at(json, reference), isReported);
    }

    private static Object parsed(HttpResult answer) {
        try {
            return answer.failure() == null && answer.body().length() > 0 ? Json.decodeValue(answer.body()) : null;
        } catch (DecodeException unreadable) {
            return null;
        }
    }

    /** The value at a pointer as text; null if there is none or it is no scalar. */
    static String at(Object json, String pointer) {
        Object found = JsonPointer.from(pointer).queryJson(json);
        return found instanceof String || found instanceof Number || found instanceof Boolean ? found.toString() : null;
    }

    private static String quoted(String text) {
        String plain = text.replaceAll("[\\p{Cntrl}]+", " ");
        return plain.substring(0, Math.min(plain.length(), QUOTED_MAX));
    }
}

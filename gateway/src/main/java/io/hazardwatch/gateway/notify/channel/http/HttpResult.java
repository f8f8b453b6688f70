package io.hazardwatch.gateway.notify.channel.http;

import io.hazardwatch.gateway.notify.person.SendResult;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Set;

/**
 * The response to a request.
 *
 * @param status     0 = nothing came back
 * @param retryAfter the header, or null
 * @param body       as much as came, at most 64 KiB
 * @param failure    why the answer is not complete; null if it is
 */
public record HttpResult(int status, String retryAfter, Buffer body, String failure) {
    private static final int TOO_MANY = 429;
    /** Of the account or of the way: not authorized, not paid, forbidden, a proxy, a time-out. RFC 9110. */
    private static final Set<Integer> OF_ALL = Set.of(401, 402, 403, 407, 408, TOO_MANY);
    private static final long AFTER_MILLIS_MAX = 3_600_000;
    /** When a provider says that it is too much and not how long. */
    private static final long AFTER_MILLIS = 5_000;
    private static final int QUOTED_MAX = 200;

    /** Whether the provider answered with success and all of the answer is there. */
    public boolean isOk() {
        return status / 100 == 2 && failure == null;
    }

    /** The body as text. */
    public String text() {
        return body.toString(StandardCharsets.UTF_8);
    }

    /** The result of an attempt that did not succeed: another may. */
    public SendResult.Retry retry(long nowMillis) {
        if (status == 0) {
            return new SendResult.Retry(failure, 0);
        }
        String quoted = text().replaceAll("[\\p{Cntrl}]+", " ");
        String reason = "HTTP " + status + (failure == null ? "" : ", " + failure) + (quoted.isBlank() ? "" : ": "
                + quoted.substring(0, Math.min(quoted.length(), QUOTED_MAX)));
        return new SendResult.Retry(reason, afterMillis(nowMillis), status / 100 == 4 && !OF_ALL.contains(status) && failure == null);
    }

    private long afterMillis(long nowMillis) {
        long asked = retryAfter == null ? 0 : parsed(retryAfter.strip(), nowMillis);
        return asked > 0 ? Math.min(asked, AFTER_MILLIS_MAX) : status == TOO_MANY ? AFTER_MILLIS : 0;
    }

    private static long parsed(String text, long nowMillis) {
        if (text.matches("[0-9]{1,7}")) {
            return Long.parseLong(text) * 1_000;
        }
        try {
            Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return Duration.between(Instant.ofEpochMilli(nowMillis), at).toMillis();
        } catch (DateTimeParseException unreadable) {
            return 0;
        }
    }
}

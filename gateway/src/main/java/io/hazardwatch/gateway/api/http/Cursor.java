package io.hazardwatch.gateway.api.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A place in a list, opaque to clients. */
public final class Cursor {
    private Cursor() {}

    public static String encode(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    /** The place, or null if the request names none. */
    public static String of(Query query) {
        String cursor = query.text("cursor");
        if (cursor == null) {
            return null;
        }
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("cursor", cursor, "must be a cursor this API gave");
        }
    }
}

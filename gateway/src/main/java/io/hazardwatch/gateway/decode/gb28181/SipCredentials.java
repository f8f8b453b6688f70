package io.hazardwatch.gateway.decode.gb28181;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What a header Authorization says by the scheme Digest (RFC 2617 §3.2.2). Any thread. */
public final class SipCredentials {
    private static final String SCHEME = "digest";
    private static final int FIELDS_MAX = 24;

    private final Map<String, String> fields;

    private SipCredentials(Map<String, String> fields) {
        this.fields = fields;
    }

    /** Those of a header; null if it is none of that scheme or cannot be read. */
    public static SipCredentials read(String header) {
        if (header == null || header.length() <= SCHEME.length() || !header.substring(0, SCHEME.length()).equalsIgnoreCase(SCHEME)) {
            return null;
        }
        Map<String, String> fields = new HashMap<>();
        int at = SCHEME.length();
        while (at < header.length()) {
            int equals = header.indexOf('=', at);
            if (equals < 0 || fields.size() == FIELDS_MAX) {
                return null;
            }
            String name = header.substring(at, equals).strip().toLowerCase(Locale.ROOT);
            StringBuilder value = new StringBuilder();
            at = value(header, equals + 1, value);
            if (at < 0 || fields.put(name, value.toString()) != null) {
                return null;
            }
        }
        return new SipCredentials(fields);
    }

    /** Reads a value with or without quotation marks; the place behind its comma, or -1 if it has no end. */
    private static int value(String header, int begin, StringBuilder value) {
        int at = begin;
        while (at < header.length() && (header.charAt(at) == ' ' || header.charAt(at) == '\t')) {
            at++;
        }
        if (at >= header.length() || header.charAt(at) != '"') {
            int comma = header.indexOf(',', at);
            value.append(header, at, comma < 0 ? header.length() : comma);
            return comma < 0 ? header.length() : comma + 1;
        }
        for (at++; at < header.length() && header.charAt(at) != '"'; at++) {
            at += header.charAt(at) == '\\' && at + 1 < header.length() ? 1 : 0;
            value.append(header.charAt(at));
        }
        if (at >= header.length()) {
            return -1;
        }
        int comma = header.indexOf(',', at);
        return comma < 0 ? header.length() : comma + 1;
    }

    /** A field in lower case; empty if it is not given. */
    public String field(String name) {
        return fields.getOrDefault(name, "").strip();
    }
}

package io.hazardwatch.gateway.notify.channel.provider;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Percent-encoding of RFC 3986, as signatures need it. Pure. */
final class PercentEncoding {
    private PercentEncoding() {}

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    }

    /** Names and values joined as in a query or a form, in the order of the map. */
    static String pairs(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> encode(field.getKey()) + '=' + encode(field.getValue())).collect(Collectors.joining("&"));
    }
}

package io.hazardwatch.gateway.notify.channel.provider;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The request that sends one message: what the settings say, with the message in its places. Values are escaped as their place needs
 * it, so a text can never become structure.
 *
 * @param method  GET or POST
 * @param headers with places
 * @param body    how the fields travel
 * @param fields  texts, lists and maps; in a form or query a list or map travels as JSON text. A text {@code =12} or {@code =true} is
 *                that number or truth value in JSON
 */
public record ProviderRequest(String method, String url, Map<String, String> headers, Encoding body, Map<String, Object> fields,
                              RequestSigning signing) {
    /** Where the fields are. */
    public enum Encoding { JSON, FORM, QUERY }

    /** A request that is ready to be sent. */
    record Ready(String method, String url, Map<String, String> headers, Buffer body) {}

    private static final Pattern LITERAL = Pattern.compile("=(-?[0-9]{1,15}(\\.[0-9]{1,15})?|true|false)");
    private static final String JSON = "application/json; charset=utf-8";
    private static final String FORM = "application/x-www-form-urlencoded";

    Ready ready(Map<String, String> values, long nowMillis, String nonce) {
        Map<String, String> filled = new LinkedHashMap<>();
        headers.forEach((name, text) -> filled.put(name, Placeholders.filled(text, values, value -> value.replaceAll("[\\r\\n]", " "))));
        String address = Placeholders.filled(url, values, PercentEncoding::encode);
        if (body == Encoding.JSON) {
            return json(address, filled, values, nowMillis);
        }
        Map<String, String> pairs = new TreeMap<>();
        fields.forEach((name, value) -> pairs.put(name, text(filled(value, values))));
        return pairs(address, filled, pairs, nowMillis, nonce);
    }

    private Ready json(String address, Map<String, String> filled, Map<String, String> values, long nowMillis) {
        String json = new JsonObject(map(fields, values)).encode();
        filled.put("Content-Type", JSON);
        if (signing.kind() == RequestSigning.Kind.TENCENT_TC3) {
            filled.put("X-TC-Timestamp", String.valueOf(nowMillis / 1_000));
            filled.put("Authorization", RequestSigning.tencentAuthorization(signing.keyId(), signing.secret(), URI.create(address).getAuthority(),
                    JSON, json, nowMillis));
        }
        return signed(address, filled, Buffer.buffer(json));
    }

    private Ready pairs(String address, Map<String, String> filled, Map<String, String> pairs, long nowMillis, String nonce) {
        Map<String, String> all = pairs;
        if (signing.kind() == RequestSigning.Kind.ALIYUN_RPC) {
            TreeMap<String, String> parameters = RequestSigning.aliyunParameters(signing.keyId(), pairs, nowMillis, nonce);
            parameters.put("Signature", RequestSigning.aliyunSignature(method, parameters, signing.secret()));
            all = parameters;
        }
        if (body == Encoding.QUERY) {
            return signed(address + (address.contains("?") ? '&' : '?') + PercentEncoding.pairs(all), filled, Buffer.buffer());
        }
        filled.put("Content-Type", FORM);
        return signed(address, filled, Buffer.buffer(PercentEncoding.pairs(all)));
    }

    private Ready signed(String address, Map<String, String> filled, Buffer content) {
        if (signing.kind() == RequestSigning.Kind.HMAC_SHA256) {
            filled.put(signing.keyId(), RequestSigning.hmacHex(signing.secret(), content.getBytes()));
        }
        return new Ready(method, address, filled, content);
    }

    private static Map<String, Object> map(Map<?, ?> template, Map<String, String> values) {
        Map<String, Object> filled = new LinkedHashMap<>();
        template.forEach((name, value) -> filled.put(name.toString(), filled(value, values)));
        return filled;
    }

    private static Object filled(Object template, Map<String, String> values) {
        return switch (template) {
            case Map<?, ?> map -> map(map, values);
            case List<?> list -> {
                List<Object> filled = new ArrayList<>();
                list.forEach(each -> filled.add(filled(each, values)));
                yield filled;
            }
            default -> literal(template.toString(), values);
        };
    }

    private static Object literal(String text, Map<String, String> values) {
        if (!LITERAL.matcher(text).matches()) {
            return Placeholders.filled(text, values, value -> value);
        }
        return switch (text) {
            case "=true" -> true;
            case "=false" -> false;
            default -> text.contains(".") ? (Object) Double.valueOf(text.substring(1)) : (Object) Long.valueOf(text.substring(1));
        };
    }

    private static String text(Object value) {
        return switch (value) {
            case Map<?, ?> map -> Json.encode(map);
            case List<?> list -> Json.encode(list);
            default -> value.toString();
        };
    }
}

package io.hazardwatch.gateway.settings.channels;

import io.hazardwatch.gateway.notify.channel.provider.Placeholders;
import io.hazardwatch.gateway.notify.channel.provider.ProviderRequest;
import io.hazardwatch.gateway.notify.channel.provider.ProviderRequest.Encoding;
import io.hazardwatch.gateway.notify.channel.provider.ProviderResponse;
import io.hazardwatch.gateway.notify.channel.provider.ProviderSettings;
import io.hazardwatch.gateway.notify.channel.provider.ReceiptRules;
import io.hazardwatch.gateway.notify.channel.provider.RequestSigning;
import io.hazardwatch.gateway.notify.channel.provider.RequestSigning.Kind;
import io.hazardwatch.gateway.notify.person.ChannelOptions;
import io.hazardwatch.gateway.notify.person.ChannelSettings;
import io.hazardwatch.gateway.settings.yaml.EnvironmentSecrets;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import io.hazardwatch.gateway.settings.yaml.YamlNode;
import io.hazardwatch.gateway.settings.yaml.YamlNode.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a provider over HTTP: its request, what its answers mean, and what it reports. One thread. */
final class ProviderSettingsReader {
    private final EnvironmentSecrets secrets;

    ProviderSettingsReader(EnvironmentSecrets secrets) {
        this.secrets = secrets;
    }

    ChannelSettings read(YamlMap fields, ChannelOptions options) {
        Map<String, String> named = secrets(fields.map("secrets"));
        ReceiptRules receipts = fields.has("receipts") ? new ReceiptRulesReader(secrets).read(fields.map("receipts")) : null;
        ProviderRequest request = request(fields.map("request"), named);
        ProviderResponse response = response(fields.map("response"), receipts != null);
        ChannelsReader.done(fields, "secrets", "request", "response", "receipts");
        return new ProviderSettings(options, request, response, named, receipts);
    }

    /** By name the secret in the environment variable that the file names. */
    private Map<String, String> secrets(YamlMap fields) {
        Map<String, String> named = new LinkedHashMap<>();
        for (YamlNode child : fields.node().children()) {
            String secret = secrets.of(fields, child.key());
            named.put(child.key(), secret == null ? "" : secret);
        }
        return named;
    }

    private ProviderRequest request(YamlMap fields, Map<String, String> named) {
        String url = address(fields, named);
        String method = fields.text("method", "POST");
        if (!method.equals("GET") && !method.equals("POST")) {
            fields.broken("method", "must be GET or POST");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        YamlMap given = fields.map("headers");
        given.node().children().forEach(child -> {
            headers.put(child.key(), checked(given, child.key(), given.text(child.key(), ""), named));
            if (!child.key().matches("[A-Za-z0-9-]{1,64}")) {
                given.broken(child.key(), "must be the name of a header");
            }
        });
        Encoding body = fields.choice("body", Encoding.JSON, Encoding.values());
        Map<String, Object> values = map(fields, fields.map("fields").node(), named);
        RequestSigning signing = signing(fields, body);
        fields.done("url", "method", "headers", "body", "fields", "signing");
        return new ProviderRequest(method, url, headers, body, values, signing);
    }

    private static String address(YamlMap fields, Map<String, String> named) {
        String url = fields.requiredText("url");
        if (url != null && !url.matches("https?://[^/{}]+.*")) {
            fields.broken("url", "must be an http or https address, without places in the host");
        }
        return url == null ? "" : checked(fields, "url", url, named);
    }

    private static String checked(YamlMap fields, String key, String text, Map<String, String> named) {
        String unknown = Placeholders.unknown(text, named);
        if (unknown != null) {
            fields.broken(key, "must name only " + String.join(", ", Placeholders.NAMES) + " and secret.NAME in {{ }}, not " + unknown);
        }
        return text;
    }

    private static Map<String, Object> map(YamlMap fields, YamlNode node, Map<String, String> named) {
        Map<String, Object> values = new LinkedHashMap<>();
        node.children().forEach(child -> {
            node.ask(child.key());
            values.put(child.key(), value(fields, child, named));
        });
        return values;
    }

    private static Object value(YamlMap fields, YamlNode node, Map<String, String> named) {
        if (node.is(Shape.MAP)) {
            return map(fields, node, named);
        }
        if (node.is(Shape.LIST)) {
            return node.children().stream().map(child -> value(fields, child, named)).toList();
        }
        return checked(fields, "fields", node.text() == null ? "" : node.text(), named);
    }

    private RequestSigning signing(YamlMap fields, Encoding body) {
        YamlMap given = fields.map("signing");
        Kind kind = given.choice("kind", Kind.NONE, Kind.values());
        String keyId = kind == Kind.HMAC_SHA256 ? given.requiredText("header") : kind == Kind.NONE ? null : secrets.of(given, "keyIdEnv");
        String secret = kind == Kind.NONE ? null : secrets.of(given, "secretEnv");
        if (kind != Kind.NONE && !given.has("secretEnv")) {
            given.broken("secretEnv", "must be given");
        }
        if (kind == Kind.TENCENT_TC3 && body != Encoding.JSON || kind == Kind.ALIYUN_RPC && body == Encoding.JSON) {
            given.broken("kind", "must fit the body: aliyun_rpc signs a form or a query, tencent_tc3 signs JSON");
        }
        given.done("kind", "header", "keyIdEnv", "secretEnv");
        return kind == Kind.NONE ? RequestSigning.NONE : new RequestSigning(kind, keyId == null ? "" : keyId, secret == null ? "" : secret);
    }

    private static ProviderResponse response(YamlMap fields, boolean isReported) {
        ProviderResponse response = new ProviderResponse(pointer(fields, "accepted"), Set.copyOf(fields.texts("values")),
                pointer(fields, "reference"), pointers(fields, "errors"), Set.copyOf(fields.texts("unreachable")),
                Set.copyOf(fields.texts("busy")), isReported);
        if (response.accepted() != null && !fields.has("values")) {
            fields.broken("values", "must list what stands at accepted when the message was taken; [] is anything");
        }
        fields.done("accepted", "values", "reference", "errors", "unreachable", "busy");
        return response;
    }

    /** One pointer, or a list of them. */
    static List<String> pointers(YamlMap fields, String key) {
        YamlNode given = fields.node().find(key);
        if (given == null || !given.is(Shape.LIST)) {
            String one = pointer(fields, key);
            return one == null ? List.of() : List.of(one);
        }
        List<String> all = fields.texts(key);
        if (!all.stream().allMatch(ProviderSettingsReader::isPointer)) {
            fields.broken(key, "must be JSON pointers such as /error/code");
        }
        return List.copyOf(all);
    }

    private static boolean isPointer(String text) {
        return text.matches("(/([^~/]|~[01])*)+");
    }

    static String pointer(YamlMap fields, String key) {
        String text = fields.text(key, null);
        if (text != null && !isPointer(text)) {
            fields.broken(key, "must be a JSON pointer such as /data/id");
        }
        return text;
    }
}

package io.hazardwatch.gateway.notify.channel.robot;

import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.signing.Hmac;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/** The services: how each signs, what a message looks like, and what its codes mean. Pure. */
public enum RobotKind {
    /** Signs milliseconds and key into the address; mentions by telephone number. */
    DINGTALK("errcode", Set.of(130101, 410100)) {
        @Override
        String address(RobotSettings settings, long nowMillis) {
            if (settings.secret() == null) {
                return settings.url();
            }
            String sign = mac(settings.secret(), nowMillis + "\n" + settings.secret());
            return settings.url() + "&timestamp=" + nowMillis + "&sign=" + URLEncoder.encode(sign, StandardCharsets.UTF_8);
        }

        @Override
        JsonObject body(RobotSettings settings, PersonMessage message, long nowMillis) {
            return new JsonObject().put("msgtype", "text").put("text", new JsonObject().put("content", text(message)))
                    .put("at", new JsonObject().put("atMobiles", new JsonArray().add(message.address())));
        }
    },
    /** The address is the only secret. */
    WECOM("errcode", Set.of(45009)) {
        @Override
        String address(RobotSettings settings, long nowMillis) {
            return settings.url();
        }

        @Override
        JsonObject body(RobotSettings settings, PersonMessage message, long nowMillis) {
            return new JsonObject().put("msgtype", "text").put("text", new JsonObject().put("content", text(message))
                    .put("mentioned_list", new JsonArray().add(message.address())));
        }
    },
    /** Signs seconds and key, with an empty message, into the body. */
    FEISHU("code", Set.of(9499, 11232, 99991400)) {
        @Override
        String address(RobotSettings settings, long nowMillis) {
            return settings.url();
        }

        @Override
        JsonObject body(RobotSettings settings, PersonMessage message, long nowMillis) {
            JsonObject body = new JsonObject().put("msg_type", "text").put("content", new JsonObject().put("text", text(message)));
            if (settings.secret() != null) {
                String seconds = String.valueOf(nowMillis / 1_000);
                body.put("timestamp", seconds).put("sign", mac(seconds + '\n' + settings.secret(), ""));
            }
            return body;
        }
    };

    /** WeCom's bound, the smallest of the three, in bytes of UTF-8. */
    private static final int BYTES_MAX = 2_048;
    private final String codeField;
    private final Set<Integer> busyCodes;

    RobotKind(String codeField, Set<Integer> busyCodes) {
        this.codeField = codeField;
        this.busyCodes = busyCodes;
    }

    abstract String address(RobotSettings settings, long nowMillis);

    abstract JsonObject body(RobotSettings settings, PersonMessage message, long nowMillis);

    /** Field of the answer with the code; 0 is success. */
    String codeField() {
        return codeField;
    }

    /** Whether the code says that it was too much in too short a time. */
    boolean isBusy(int code) {
        return busyCodes.contains(code);
    }

    private static String text(PersonMessage message) {
        String text = message.text().full();
        int end = text.length();
        while (text.substring(0, end).getBytes(StandardCharsets.UTF_8).length > BYTES_MAX) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end);
    }

    private static String mac(String key, String text) {
        return Base64.getEncoder().encodeToString(Hmac.of(Hmac.SHA256, key.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8)));
    }
}

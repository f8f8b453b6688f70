package io.hazardwatch.gateway.intake.coap;

import io.hazardwatch.gateway.intake.TopicResolver;
import java.util.List;
import org.eclipse.californium.core.coap.OptionSet;

/**
 * What a request names: where its readings belong, as the topic they would have over MQTT, and by which secret.
 *
 * @param username null when the request names none
 * @param password null when the request names none
 */
record CoapTarget(String topic, String username, String password) {
    private static final String VERSION = "v1";
    private static final int PLACE_SEGMENTS = 4;

    /** What the path and the query name; null when the path is none of ours. */
    static CoapTarget of(OptionSet options) {
        List<String> path = options.getUriPath();
        if (path.size() == PLACE_SEGMENTS && path.getFirst().equals("api") && path.get(1).equals(VERSION) && path.getLast().equals("telemetry")) {
            return new CoapTarget(TopicResolver.SELF, path.get(2), null);
        }
        String topic = topic(path);
        return topic == null ? null : new CoapTarget(topic, username(options), query(options, "p="));
    }

    private static String topic(List<String> path) {
        if (path.isEmpty() || !path.getFirst().equals(VERSION)) {
            return null;
        }
        if (path.size() == 2 && path.get(1).equals("me")) {
            return TopicResolver.SELF;
        }
        return path.size() == PLACE_SEGMENTS ? "hazard/v1/" + path.get(1) + '/' + path.get(2) + '/' + path.get(3) + "/telemetry" : null;
    }

    private static String username(OptionSet options) {
        String token = query(options, "t=");
        return token == null ? query(options, "u=") : token;
    }

    private static String query(OptionSet options, String name) {
        for (String each : options.getUriQuery()) {
            if (each.startsWith(name)) {
                return each.substring(name.length());
            }
        }
        return null;
    }
}

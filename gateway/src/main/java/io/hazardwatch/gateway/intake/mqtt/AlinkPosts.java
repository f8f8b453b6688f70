package io.hazardwatch.gateway.intake.mqtt;

import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.intake.ReadingIngest;
import io.hazardwatch.gateway.intake.ResolvedTopic;
import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.registry.AlinkBinding;
import io.hazardwatch.gateway.registry.Device;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Property posts of one connection that speaks Alink, which are answered with {@code code} 200 once they are durable, whatever
 * their QoS. Event loop only.
 */
final class AlinkPosts {
    private static final int OK = 200;
    /** A request with parameters that cannot be used. */
    private static final int REFUSED = 460;
    private static final int ID_CHARS_MAX = 64;

    private final EventLoopState loop;
    private final ConnectionControl connection;
    private final boolean isMqtt5;
    private final AlinkValues values;
    private final Decoded decoded = new Decoded();
    private final Map<String, Integer> points = new HashMap<>();
    private Device seen;

    AlinkPosts(EventLoopState loop, ConnectionControl connection, boolean isMqtt5) {
        this.loop = loop;
        this.connection = connection;
        this.isMqtt5 = isMqtt5;
        this.values = new AlinkValues(loop.parts().ingests().limits());
    }

    /** Offers a post, as {@link ReadingIngest#offer} does; its answer follows when it is durable. */
    long offer(ResolvedTopic route, byte[] bytes, int length, long arrivalMillis) {
        follow(route.device());
        JsonObject post = values.post(bytes, length, points, arrivalMillis, decoded);
        long token = loop.ingest().offer(route.origin(), route.device(), decoded, Arrays.copyOf(bytes, length), arrivalMillis);
        if (token != ReadingIngest.FULL && isAnswerWanted(post)) {
            byte[] answer = answer(post).getBytes(StandardCharsets.UTF_8);
            String topic = route.origin().topic() + "_reply";
            loop.replies().add(token, () -> connection.send(PublishPacket.of(topic, answer, isMqtt5)));
        }
        return token;
    }

    private void follow(Device device) {
        if (device == seen) {
            return;
        }
        seen = device;
        points.clear();
        device.points().forEach(point -> points.put(point.id().point(), point.index()));
        Map<String, Integer> own = Map.copyOf(points);
        ((AlinkBinding) device.binding()).properties().forEach((property, point) -> points.put(property, own.get(point)));
    }

    /** {@code sys.ack} 0 wants none. */
    private static boolean isAnswerWanted(JsonObject post) {
        return !(post.getValue("sys") instanceof JsonObject system && system.getValue("ack") instanceof Number ack && ack.intValue() == 0);
    }

    private String answer(JsonObject post) {
        RejectReason nothing = decoded.reasonForNothing();
        JsonObject data = new JsonObject();
        for (int i = 0; i < Math.min(decoded.rejectCount, Decoded.REJECTS_KEPT); i++) {
            data.put(decoded.rejectKey[i], decoded.rejectReason[i].name());
        }
        return new JsonObject().put("id", id(post)).put("code", nothing == null ? OK : REFUSED).put("data", data)
                .put("message", nothing == null ? "success" : nothing.name()).put("method", "thing.event.property.post").put("version", "1.0")
                .encode();
    }

    private static String id(JsonObject post) {
        Object id = post.getValue("id");
        String text = id instanceof String || id instanceof Number ? id.toString() : "";
        return text.length() > ID_CHARS_MAX ? text.substring(0, ID_CHARS_MAX) : text;
    }
}

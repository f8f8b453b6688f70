package io.hazardwatch.gateway.intake;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.Names;
import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.registry.AlinkBinding;
import io.hazardwatch.gateway.registry.Credential;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Registry;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Resolves topics to devices, and caches each result until the registry is replaced.
 *
 * <p>One per connection, used by its thread alone. Caches at most {@link #KEPT_MAX} topics and none longer than a valid one, so
 * a sender that invents topics costs itself time and the gateway no memory.
 */
public final class TopicResolver {
    static final int KEPT_MAX = 4096;
    private static final int TOPIC_LENGTH_MAX = 256;
    private static final String ALINK_PREFIX = "/sys/";
    private static final String ALINK_SUFFIX = "/thing/event/property/post";
    /** The topic of a device that names itself by its credential alone. */
    public static final String SELF = "v1/devices/me/telemetry";
    private static final String PREFIX = "hazard/v1/";
    private static final String SUFFIX = "/telemetry";

    private final String input;
    private final String credentialId;
    private final String credentialName;
    private final String enterprise;
    private final Credential credential;
    private final Supplier<Registry> registry;
    private final Map<String, ResolvedTopic> kept = new HashMap<>();
    private Registry seen;
    private String lastTopic;
    private ResolvedTopic last;

    private TopicResolver(String input, String enterprise, Credential credential, Supplier<Registry> registry) {
        this.input = input;
        this.credentialId = credential == null ? input : credential.id();
        this.credentialName = credential == null ? input : credential.name();
        this.enterprise = enterprise;
        this.credential = credential;
        this.registry = registry;
    }

    /** Creates a resolver for the topics that a connected device or enterprise gateway may use. */
    public static TopicResolver of(String input, Credential credential, Supplier<Registry> registry) {
        return new TopicResolver(input, credential.enterprise(), credential, registry);
    }

    /** Creates a resolver for the topics of a broker; {@code enterprise} null accepts those of any. */
    public static TopicResolver ofBroker(String input, String enterprise, Supplier<Registry> registry) {
        return new TopicResolver(input, enterprise, null, registry);
    }

    /** Resolves {@code topic}; never null. */
    public ResolvedTopic route(String topic) {
        Registry now = registry.get();
        if (now != seen) {
            follow(now);
        } else if (topic.equals(lastTopic)) {
            return last;
        }
        ResolvedTopic route = kept.get(topic);
        if (route == null) {
            route = read(topic);
            keep(topic, route);
        }
        lastTopic = topic;
        last = route;
        return route;
    }

    /** The devices of cached topics, at most {@link #KEPT_MAX}; also those from before a reload while they are configured. */
    public Collection<DeviceId> devices() {
        return kept.values().stream().filter(route -> route.device() != null).map(route -> route.device().id())
                .collect(Collectors.toSet());
    }

    /**
     * Resolves cached device topics again after a reload, so that the devices of this connection stay known; others are
     * resolved when they occur.
     */
    private void follow(Registry now) {
        seen = now;
        lastTopic = null;
        kept.values().removeIf(route -> route.device() == null);
        kept.replaceAll((topic, before) -> read(topic));
    }

    private void keep(String topic, ResolvedTopic route) {
        if (topic.length() > TOPIC_LENGTH_MAX) {
            return;
        }
        if (kept.size() >= KEPT_MAX) {
            kept.clear();
        }
        kept.put(topic, route);
    }

    private ResolvedTopic read(String topic) {
        if (SELF.equals(topic)) {
            return credential == null || credential.deviceId() == null
                    ? refused(topic, enterprise, RejectReason.NOT_AUTHORISED, "the credential names no single device")
                    : lookUp(topic, credential.deviceId());
        }
        if (topic.startsWith(ALINK_PREFIX)) {
            return alink(topic);
        }
        DeviceId id = deviceOf(topic);
        if (id == null) {
            return refused(topic, enterprise, RejectReason.BAD_TOPIC,
                    "must be hazard/v1/{enterprise}/{site}/{device}/telemetry");
        }
        if (!covers(id)) {
            return refused(topic, enterprise, RejectReason.NOT_AUTHORISED, "the credential does not cover " + id);
        }
        return lookUp(topic, id);
    }

    /** A topic of Alink names no device of ours: it is that of the credential, if the device has this product key and name. */
    private ResolvedTopic alink(String topic) {
        if (credential == null || credential.deviceId() == null) {
            return refused(topic, enterprise, RejectReason.NOT_AUTHORISED, "the credential names no single device");
        }
        ResolvedTopic own = lookUp(topic, credential.deviceId());
        if (own.device() == null) {
            return own;
        }
        boolean isOwn = own.device().binding() instanceof AlinkBinding binding
                && topic.equals(ALINK_PREFIX + binding.address() + ALINK_SUFFIX);
        return isOwn ? own : refused(topic, enterprise, RejectReason.BAD_TOPIC,
                "must be /sys/{productKey}/{deviceName}/thing/event/property/post, with what the site file says of " + credential.deviceId());
    }

    private boolean covers(DeviceId id) {
        return credential == null ? enterprise == null || enterprise.equals(id.enterprise()) : credential.covers(id);
    }

    private ResolvedTopic lookUp(String topic, DeviceId id) {
        Device device = seen.device(id);
        return device == null
                ? refused(topic, id.enterprise(), RejectReason.UNKNOWN_DEVICE, "no device " + id)
                : new ResolvedTopic(new MessageOrigin(input, credentialId, credentialName, id.enterprise(), topic), device, null, null,
                        topic.startsWith(ALINK_PREFIX));
    }

    private ResolvedTopic refused(String topic, String whose, RejectReason reason, String detail) {
        String shown = topic.length() > TOPIC_LENGTH_MAX ? topic.substring(0, TOPIC_LENGTH_MAX) : topic;
        MessageOrigin origin = new MessageOrigin(input, credentialId, credentialName, whose == null ? "" : whose, shown);
        return new ResolvedTopic(origin, null, reason, detail, false);
    }

    private static DeviceId deviceOf(String topic) {
        if (topic.length() > TOPIC_LENGTH_MAX || !topic.startsWith(PREFIX) || !topic.endsWith(SUFFIX)) {
            return null;
        }
        int to = topic.length() - SUFFIX.length();
        String[] parts = to < PREFIX.length() ? new String[0] : topic.substring(PREFIX.length(), to).split("/", -1);
        boolean named = parts.length == 3 && Names.isName(parts[0]) && Names.isName(parts[1]) && Names.isName(parts[2]);
        return named ? new DeviceId(parts[0], parts[1], parts[2]) : null;
    }
}

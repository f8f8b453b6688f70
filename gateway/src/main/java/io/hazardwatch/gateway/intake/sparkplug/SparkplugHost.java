package io.hazardwatch.gateway.intake.sparkplug;

import io.hazardwatch.gateway.decode.DecodeLimits;
import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.decode.sparkplug.SparkplugPayload;
import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.intake.MessageOrigin;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.ReadingIngest;
import io.hazardwatch.gateway.intake.broker.Arrival;
import io.hazardwatch.gateway.intake.broker.ArrivalHandler;
import io.hazardwatch.gateway.intake.broker.BrokerLink;
import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.time.Clock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Follows births, data and deaths of the nodes that the site files name, says by retained STATE whether it is online, and asks for rebirths.
 * Only the subscriber's thread.
 */
final class SparkplugHost implements ArrivalHandler {
    /** Larger payloads are refused. */
    static final int PAYLOAD_BYTES_MAX = 4 << 20;
    private static final String OTHER_HOSTS = "spBv1.0/STATE/";

    /** What the host needs from the other rooms. */
    record Parts(Supplier<Registry> registry, Quarantine quarantine, ConnectionListener connections, DecodeLimits limits, Clock clock,
                 SparkplugCounters counters) {}

    private record Offer(SparkplugRoute route, Decoded readings, byte[] bytes, long arrivalMillis) {}

    private record Pending(Arrival arrival, List<Long> tokens) {}

    private final SparkplugSettings settings;
    private final Parts parts;
    private final ReadingIngest ingest;
    private final SparkplugRoutes routes;
    private final SparkplugReadings readings;
    private final Map<String, SparkplugNode> nodes = new HashMap<>();
    private final Deque<Offer> offers = new ArrayDeque<>();
    private final Deque<Pending> pending = new ArrayDeque<>();
    /** The connection that the last message came over. */
    private BrokerLink followed;
    private List<Long> tokens = new ArrayList<>();
    private Arrival current;
    private BrokerLink link;
    private long sessionMillis;

    SparkplugHost(SparkplugSettings settings, Parts parts, ReadingIngest ingest) {
        this.settings = settings;
        this.parts = parts;
        this.ingest = ingest;
        this.routes = new SparkplugRoutes(parts.registry());
        this.readings = new SparkplugReadings(parts.limits());
    }

    @Override
    public Will will() {
        sessionMillis = parts.clock().millis();
        return new Will(settings.stateTopic(), SparkplugWriter.state(false, sessionMillis));
    }

    /** Says that the host is online, and asks every node for its birth: what it sent meanwhile was missed. */
    @Override
    public void connected(BrokerLink opened) {
        link = opened;
        sayOnline();
        for (String node : routes.nodes()) {
            askRebirth(node, nodes.computeIfAbsent(node, unused -> new SparkplugNode()));
        }
    }

    @Override
    public void closing(BrokerLink closed) {
        closed.publish(settings.stateTopic(), SparkplugWriter.state(false, sessionMillis), 1, true, true);
    }

    private void sayOnline() {
        link.publish(settings.stateTopic(), SparkplugWriter.state(true, sessionMillis), 1, true, false);
    }

    @Override
    public boolean ingest(Queue<Arrival> arrivals) {
        boolean moved = false;
        try {
            while (isOffered()) {
                Arrival next = arrivals.poll();
                if (next == null) {
                    break;
                }
                current = next;
                tokens = new ArrayList<>(1);
                take(next);
                moved = true;
            }
        } catch (RuntimeException defect) {
            setAside();
            throw defect;
        }
        nodes.forEach(this::askDueRebirth);
        ingest.flush();
        return moved;
    }

    @Override
    public boolean acknowledge() {
        boolean moved = false;
        while (!pending.isEmpty() && pending.peek().tokens().stream().allMatch(ingest::isDurable)) {
            Arrival done = pending.remove().arrival();
            done.link().acknowledge(done.packetId(), done.qos());
            moved = true;
        }
        return moved;
    }

    /** Keeps in quarantine what the gateway fails on, so that it does not fail on it for ever. */
    private void setAside() {
        offers.clear();
        if (current != null) {
            refuse(SparkplugRoutes.NOBODY, RejectReason.DEFECT, "the gateway failed on it", current);
        }
    }

    /** Offers what the last message left; false while there is no room. */
    private boolean isOffered() {
        for (Offer next = offers.peek(); next != null; next = offers.peek()) {
            long token = ingest.offer(next.route().origin(), next.route().device(), next.readings(), next.bytes(), next.arrivalMillis());
            if (token == ReadingIngest.FULL) {
                return false;
            }
            tokens.add(token);
            offers.remove();
        }
        if (current != null && current.qos() > 0) {
            pending.add(new Pending(current, tokens));
        }
        current = null;
        return true;
    }

    private void take(Arrival arrival) {
        if (arrival.link() != followed) {
            followed = arrival.link();
            nodes.values().forEach(SparkplugNode::missed);
        }
        if (arrival.topic().equals(settings.stateTopic())) {
            takeState(arrival);
            return;
        }
        if (arrival.topic().startsWith(OTHER_HOSTS)) {
            return;
        }
        SparkplugTopic topic = SparkplugTopic.read(arrival.topic());
        if (topic == null) {
            refuse(SparkplugRoutes.NOBODY, RejectReason.BAD_TOPIC, arrival.topic(), arrival);
        } else if (topic.type() != SparkplugTopic.Type.NCMD && topic.type() != SparkplugTopic.Type.DCMD) {
            take(topic, arrival);
        }
    }

    /** Another session's will has said that the host is offline. */
    private void takeState(Arrival arrival) {
        if (new String(arrival.payload(), StandardCharsets.UTF_8).replace(" ", "").contains("\"online\":false")) {
            sayOnline();
        }
    }

    private void take(SparkplugTopic topic, Arrival arrival) {
        if (routes.ofNode(topic.nodeAddress()).isEmpty()) {
            if (topic.type() == SparkplugTopic.Type.NBIRTH) {
                refuse(SparkplugRoutes.NOBODY, RejectReason.UNKNOWN_DEVICE, "no device is node " + topic.nodeAddress(), arrival);
            }
            return;
        }
        MessageOrigin origin = routes.ofNode(topic.nodeAddress()).getFirst().origin();
        SparkplugPayload payload = arrival.payload().length > PAYLOAD_BYTES_MAX ? null : SparkplugPayload.read(arrival.payload());
        if (payload == null) {
            boolean isLarge = arrival.payload().length > PAYLOAD_BYTES_MAX;
            refuse(origin, isLarge ? RejectReason.TOO_LARGE : RejectReason.BAD_FRAME, "no payload of Sparkplug B", arrival);
            return;
        }
        SparkplugNode node = nodes.computeIfAbsent(topic.nodeAddress(), unused -> new SparkplugNode());
        switch (topic.type()) {
            case NBIRTH -> nodeBirth(topic, node, payload, arrival);
            case NDEATH -> nodeDeath(topic, node, payload, arrival);
            default -> ofSession(topic, node, payload, arrival);
        }
    }

    private void nodeBirth(SparkplugTopic topic, SparkplugNode node, SparkplugPayload payload, Arrival arrival) {
        parts.counters().births.increment();
        node.birth(payload, monotonicMillis());
        pass(topic, node, payload, true, arrival);
        back(topic.address());
    }

    private void nodeDeath(SparkplugTopic topic, SparkplugNode node, SparkplugPayload payload, Arrival arrival) {
        if (node.isDeathOfThisSession(payload)) {
            parts.counters().deaths.increment();
            node.death();
            routes.ofNode(topic.nodeAddress()).forEach(route -> lost(route, arrival));
        }
    }

    /** Messages whose sequence number continues the one of the birth. */
    private void ofSession(SparkplugTopic topic, SparkplugNode node, SparkplugPayload payload, Arrival arrival) {
        if (!node.isOnline()) {
            parts.counters().unknown.increment();
            askRebirth(topic.nodeAddress(), node);
            return;
        }
        if (!node.isInOrder(payload.seq())) {
            parts.counters().gaps.increment();
            askRebirth(topic.nodeAddress(), node);
        }
        switch (topic.type()) {
            case DBIRTH -> {
                parts.counters().births.increment();
                if (routes.of(topic.address()) != null) {
                    node.deviceBirth(topic.device(), payload);
                }
                pass(topic, node, payload, true, arrival);
                back(topic.address());
            }
            case DDEATH -> {
                parts.counters().deaths.increment();
                node.deviceDeath(topic.device());
                SparkplugRoute route = routes.of(topic.address());
                if (route != null) {
                    lost(route, arrival);
                }
            }
            default -> data(topic, node, payload, arrival);
        }
    }

    private void data(SparkplugTopic topic, SparkplugNode node, SparkplugPayload payload, Arrival arrival) {
        if (routes.of(topic.address()) == null || node.isBorn(topic.device())) {
            pass(topic, node, payload, false, arrival);
        } else {
            parts.counters().unknown.increment();
            askRebirth(topic.nodeAddress(), node);
        }
    }

    private void pass(SparkplugTopic topic, SparkplugNode node, SparkplugPayload payload, boolean isBirth, Arrival arrival) {
        SparkplugRoute route = routes.of(topic.address());
        if (route == null) {
            return;
        }
        SparkplugReadings.Outcome outcome = readings.read(route, node, topic.device(), payload, isBirth, arrival.arrivalMillis());
        if (outcome.hasUnknownAlias()) {
            parts.counters().unknown.increment();
            refuse(route.origin(), RejectReason.UNKNOWN_POINT, "an alias that no birth has named", arrival);
            askRebirth(topic.nodeAddress(), node);
        }
        outcome.readings().stream().filter(each -> each.count + each.rejectCount > 0)
                .forEach(each -> offers.add(new Offer(route, each, arrival.payload(), arrival.arrivalMillis())));
    }

    private void back(String address) {
        SparkplugRoute route = routes.of(address);
        if (route != null) {
            parts.connections().back(route.device().id());
        }
    }

    private void lost(SparkplugRoute route, Arrival arrival) {
        parts.connections().lost(route.device().id(), arrival.arrivalMillis());
        offers.add(new Offer(route, SparkplugReadings.silence(route, arrival.arrivalMillis()), arrival.payload(), arrival.arrivalMillis()));
    }

    private void askDueRebirth(String address, SparkplugNode node) {
        if (node.isRebirthDue()) {
            askRebirth(address, node);
        }
    }

    private void askRebirth(String address, SparkplugNode node) {
        if (link != null && node.mayBeAsked(monotonicMillis())) {
            parts.counters().rebirths.increment();
            if (node.seemsTwo()) {
                tellTwo(address);
            }
            int slash = address.indexOf('/');
            String topic = "spBv1.0/" + address.substring(0, slash) + "/NCMD/" + address.substring(slash + 1);
            link.publish(topic, SparkplugWriter.rebirth(parts.clock().millis()), 0, false, false);
        }
    }

    private long monotonicMillis() {
        return TimeUnit.NANOSECONDS.toMillis(parts.clock().nanos());
    }

    private void tellTwo(String address) {
        parts.counters().rejects.increment();
        List<SparkplugRoute> concerned = routes.ofNode(address);
        MessageOrigin origin = concerned.isEmpty() ? SparkplugRoutes.NOBODY : concerned.getFirst().origin();
        parts.quarantine().reject(origin, RejectReason.DUPLICATE_ID, address + " was born twice for each of " + SparkplugNode.PATIENT_REQUESTS
                + " requests, and its sequence broke right after", new byte[0], 0, 0, parts.clock().millis());
    }

    private void refuse(MessageOrigin origin, RejectReason reason, String detail, Arrival arrival) {
        parts.counters().rejects.increment();
        byte[] payload = arrival.payload();
        parts.quarantine().reject(origin, reason, detail, payload, 0, payload.length, arrival.arrivalMillis());
    }
}

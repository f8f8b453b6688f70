package io.hazardwatch.gateway.intake.opcua;

import io.hazardwatch.gateway.decode.DecodeLimits;
import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.ReadingIngest;
import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.time.Clock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.sdk.client.subscriptions.MonitoredItemServiceOperationResult;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes values of one server to the lanes, in the order of their arrival. {@link #arrived} by any thread, the rest by the subscriber's. */
final class OpcUaIngest {
    private static final Logger LOG = LoggerFactory.getLogger(OpcUaIngest.class);
    private static final int ARRIVALS_MAX = 65_536;
    private static final int NODES_NAMED = 3;
    /** Alarms without a point that are told once; further ones are only counted. */
    private static final int CONDITIONS_TOLD_MAX = 1_000;

    /** @param arrivalMillis when it came; of one that was read, when the server was asked */
    private record Arrival(OpcUaNode node, DataValue value, long arrivalMillis, boolean isRefresh) {}

    private final String server;
    private final Quarantine quarantine;
    private final OpcUaCounters counters;
    private final Clock clock;
    private final DecodeLimits limits;
    private final Runnable wake;
    private final BlockingQueue<Arrival> arrivals = new ArrayBlockingQueue<>(ARRIVALS_MAX);

    private final OpcUaConditions conditions;
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private volatile OpcUaNodes wanted = OpcUaNodes.NONE;

    // own thread
    private final ReadingIngest ingest;
    private final Deque<Arrival> refreshed = new ArrayDeque<>();
    private final OpcUaTimes times = new OpcUaTimes();
    private final Decoded decoded = new Decoded();

    OpcUaIngest(String server, OpcUaSubscriber.Parts parts, OpcUaCounters counters, Runnable wake) {
        this.server = server;
        this.quarantine = parts.quarantine();
        this.counters = counters;
        this.clock = parts.clock();
        this.limits = parts.ingests().limits();
        this.wake = wake;
        this.ingest = parts.ingests().open(wake);
        this.conditions = new OpcUaConditions(server, this::arrived);
    }

    /** A value has come; one without room is lost, and counted. */
    void arrived(OpcUaNode node, DataValue value) {
        counters.values.increment();
        if (value.statusCode() != null && value.statusCode().isOverflowSet()) {
            counters.overflows.increment();
        }
        if (!arrivals.offer(new Arrival(node, value, clock.millis(), false))) {
            counters.losses.increment();
        }
        wake.run();
    }

    /** Other nodes and alarms are followed from now on, by a new subscription. */
    void follow(OpcUaNodes next) {
        told.clear();
        wanted = next;
        conditions.follow(next.conditions());
        times.follow(Stream.concat(next.nodes().stream(), next.conditions().values().stream().flatMap(List::stream)));
    }

    /** An event has come. An alarm that is no point is kept in quarantine once for each subscription. */
    void event(Variant[] event) {
        if (OpcUaEvents.isOf(NodeIds.RefreshStartEventType, event)) {
            conditions.refreshBegins(clock.nanos());
        } else if (OpcUaEvents.isOf(NodeIds.RefreshEndEventType, event)) {
            conditions.refreshEnds(OpcUaEvents.value(event, OpcUaEvents.Field.TIME) instanceof DateTime time ? time : null, clock.millis());
        } else {
            condition(OpcUaCondition.read(event));
        }
    }

    private void condition(OpcUaCondition condition) {
        OpcUaNodes present = wanted;
        if (condition == null || present.alarms() == null) {
            return;
        }
        counters.events.increment();
        LOG.debug("opcua {}: {}", server, condition);
        if (!conditions.take(condition, clock.millis()) && told.size() < CONDITIONS_TOLD_MAX && told.add(condition.key())) {
            reject(present.alarms(), condition.toString());
        }
    }

    private void reject(OpcUaNode node, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        quarantine.reject(node.origin(), RejectReason.UNKNOWN_POINT, text, bytes, 0, bytes.length, clock.millis());
        counters.rejects.increment();
    }

    /** Waits no longer for the end of a refresh that runs for so long; returns whether there is one. */
    boolean giveUpRefresh(long nanosMax) {
        boolean isGivenUp = conditions.giveUpRefresh(clock.nanos(), nanosMax, clock.millis());
        if (isGivenUp) {
            counters.unendedRefreshes.increment();
        }
        return isGivenUp;
    }

    /** What alarms are is not known until the server has told it again: their last states are no longer said to hold. */
    void alarmsUnknown() {
        conditions.unknown();
    }

    /**
     * Present values have been read: one that has not changed since counts as measured now, because the server says that it still holds. So does
     * the state of an alarm, because the server would have told another one, and tells that anything was lost ({@link #alarmsUnknown}).
     *
     * @param askedMillis before the server was asked
     */
    void refreshed(List<OpcUaNode> nodes, List<DataValue> values, long askedMillis) {
        refreshed.clear();
        for (int i = 0; i < nodes.size(); i++) {
            refreshed.add(new Arrival(nodes.get(i), values.get(i), askedMillis, true));
        }
        conditions.standing((node, value) -> refreshed.add(new Arrival(node, value, clock.millis(), true)));
    }

    /** Passes what there is room for; returns whether anything was passed. */
    boolean pass() {
        boolean isMoved = false;
        while (pass(arrivals.peek())) {
            isMoved = true;
        }
        while (arrivals.isEmpty() && pass(refreshed.peek())) {
            isMoved = true;
        }
        ingest.flush();
        return isMoved;
    }

    private boolean pass(Arrival next) {
        if (next == null) {
            return false;
        }
        long stated = OpcUaValues.time(next.value(), next.arrivalMillis());
        long time = next.isRefresh() ? times.ofRead(next.node(), stated, next.arrivalMillis()) : times.ofChange(next.node(), stated);
        if (time != OpcUaTimes.OVERTAKEN && !isOffered(next, time)) {
            return false;
        }
        if (next.isRefresh()) {
            refreshed.poll();
        } else {
            arrivals.poll();
        }
        if (time != OpcUaTimes.OVERTAKEN && decoded.count > 0) {
            times.passed(next.node(), stated, time, next.arrivalMillis(), !next.isRefresh());
        }
        return true;
    }

    private boolean isOffered(Arrival next, long time) {
        decoded.clear();
        OpcUaValues.add(next.node(), next.value(), time, next.arrivalMillis(), limits, decoded);
        byte[] shown = decoded.rejectCount == 0 ? new byte[0] : (next.node().id().toParseableString() + ' ' + next.value())
                .getBytes(StandardCharsets.UTF_8);
        if (ingest.offer(next.node().origin(), next.node().device(), decoded, shown, next.arrivalMillis()) == ReadingIngest.FULL) {
            return false;
        }
        counters.rejects.add(decoded.rejectCount);
        return true;
    }

    /** Keeps in quarantine which nodes the server refuses or cannot know; returns a sentence about them, null if there are none. */
    String refused(List<MonitoredItemServiceOperationResult> results) {
        List<String> names = new ArrayList<>();
        for (MonitoredItemServiceOperationResult result : results) {
            OpcUaNode node = (OpcUaNode) result.monitoredItem().getUserObject().orElseThrow();
            names.add(node.id().toParseableString());
            refused(node, names.getLast() + ' ' + result.operationResult().orElse(result.serviceResult()));
        }
        wanted.unresolved().forEach((name, node) -> {
            names.add(name);
            refused(node, name + " is of a namespace that the server does not have");
        });
        return names.isEmpty() ? null : "the server refuses " + names.size() + " nodes: " + String.join(", ", names.subList(0,
                Math.min(names.size(), NODES_NAMED)));
    }

    private void refused(OpcUaNode node, String text) {
        reject(node, text);
        LOG.warn("opcua {}: refused: {}", server, text);
    }
}

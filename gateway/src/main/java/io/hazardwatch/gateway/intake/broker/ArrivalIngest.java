package io.hazardwatch.gateway.intake.broker;

import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.ReadingIngest;
import io.hazardwatch.gateway.intake.ResolvedTopic;
import io.hazardwatch.gateway.intake.TopicResolver;
import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.registry.Registry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Offers arrivals to the ingest and keeps which are to be acknowledged when. Only the subscriber's thread. */
final class ArrivalIngest implements ArrivalHandler {
    /** Token of a refused message: due as soon as all earlier ones are acknowledged. */
    private static final long NOW = Long.MIN_VALUE;

    private final TopicResolver routes;
    private final ReadingIngest ingest;
    private final Quarantine quarantine;
    private final BrokerCounters counters;
    private final Consumer<Throwable> defects;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private boolean isFull;
    /** The message that failed last because of a defect of the gateway. */
    private Arrival broken;

    private record Pending(BrokerLink link, int packetId, int qos, long token) {}

    ArrivalIngest(String input, String enterprise, Supplier<Registry> registry, ReadingIngest ingest, Quarantine quarantine,
           BrokerCounters counters, Consumer<Throwable> defects) {
        this.routes = TopicResolver.ofBroker(input, enterprise, registry);
        this.ingest = ingest;
        this.quarantine = quarantine;
        this.counters = counters;
        this.defects = defects;
    }

    @Override
    public boolean ingest(Queue<Arrival> arrivals) {
        boolean moved = false;
        for (Arrival next = arrivals.peek(); next != null && isTakenOrSetAside(next); next = arrivals.peek()) {
            arrivals.poll();
            moved = true;
        }
        ingest.flush();
        return moved;
    }

    /** In the order of their arrival. */
    @Override
    public boolean acknowledge() {
        boolean moved = false;
        for (Pending first = pending.peek(); first != null && isDue(first.token()); first = pending.peek()) {
            pending.poll();
            moved = true;
            if (first.link().acknowledge(first.packetId(), first.qos())) {
                counters.acknowledgements.increment();
            }
        }
        return moved;
    }

    private boolean isTakenOrSetAside(Arrival arrival) {
        try {
            return isTaken(arrival);
        } catch (RuntimeException defect) {
            defects.accept(defect);
            setAside(arrival);
            return true;
        }
    }

    /**
     * Handles a message that failed. It is requested once more over a new connection, because the failure may have been
     * temporary. If it fails again it is put into quarantine and acknowledged as well; otherwise the broker would redeliver it
     * forever and block all others.
     */
    private void setAside(Arrival arrival) {
        if (arrival.qos() == 0 || arrival.isSameAs(broken)) {
            broken = null;
            refuse(routes.route(arrival.topic()), RejectReason.DEFECT, "the gateway failed on it", arrival);
        } else {
            broken = arrival;
            arrival.link().lost("a message could not be handled; it is asked for again");
        }
    }

    private boolean isTaken(Arrival arrival) {
        ResolvedTopic route = routes.route(arrival.topic());
        if (arrival.isRetained()) {
            refuse(route, RejectReason.RETAINED, "a retained message is of unknown age", arrival);
        } else if (route.refusal() != null) {
            refuse(route, route.refusal(), route.detail(), arrival);
        } else {
            return isOffered(route, arrival);
        }
        return true;
    }

    private boolean isOffered(ResolvedTopic route, Arrival arrival) {
        byte[] payload = arrival.payload();
        long token = ingest.offer(route.origin(), route.device(), payload, 0, payload.length, arrival.arrivalMillis());
        if (token == ReadingIngest.FULL) {
            if (!isFull) {
                counters.backpressurePauses.increment();
            }
            isFull = true;
            return false;
        }
        isFull = false;
        if (ingest.lastReject() != null) {
            counters.rejects.increment();
        }
        expect(arrival, token);
        return true;
    }

    private void refuse(ResolvedTopic route, RejectReason reason, String detail, Arrival arrival) {
        byte[] payload = arrival.payload();
        quarantine.reject(route.origin(), reason, detail, payload, 0, payload.length, arrival.arrivalMillis());
        counters.rejects.increment();
        expect(arrival, NOW);
    }

    private void expect(Arrival arrival, long token) {
        if (arrival.qos() > 0) {
            pending.add(new Pending(arrival.link(), arrival.packetId(), arrival.qos(), token));
        }
    }

    private boolean isDue(long token) {
        return token == NOW || ingest.isDurable(token);
    }
}

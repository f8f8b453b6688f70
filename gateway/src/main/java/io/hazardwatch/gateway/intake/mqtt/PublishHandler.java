package io.hazardwatch.gateway.intake.mqtt;

import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.ReadingIngest;
import io.hazardwatch.gateway.intake.ResolvedTopic;
import io.hazardwatch.gateway.intake.TopicResolver;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.registry.Credential;
import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Pours a line's messages into the loop's funnel, in order. Event loop only.
 *
 * <p>A message that finds no room, or no quota, is held with all after it, and the line is not read until they are gone; so
 * what is held is at most what one read brought. Refused messages stay in the order too, for their acknowledgements' sake.
 */
final class PublishHandler {
    private static final long QUOTA_PAUSE_NANOS_MIN = TimeUnit.MILLISECONDS.toNanos(10);

    /** Stands for the payload of a message that is there already. */
    private static final byte[] REPEATED = {};

    private final EventLoopState loop;
    private final MqttConnection line;
    private final TopicResolver routes;
    private final RateLimiter quota;
    private final int payloadBytesMax;
    private final Deque<DeferredPublish> held = new ArrayDeque<>(1);
    private boolean isPaid;
    private boolean isPaying;
    private boolean isOrphan;

    PublishHandler(EventLoopState loop, MqttConnection line, Credential credential) {
        ListenerContext parts = loop.parts();
        this.loop = loop;
        this.line = line;
        this.routes = TopicResolver.of("mqtt", credential, parts.registry());
        this.quota = parts.quotas().of(credential, parts.clock().nanos());
        this.payloadBytesMax = parts.settings().payloadBytesMax();
    }

    /** Those it published for. */
    Collection<DeviceId> devices() {
        return routes.devices();
    }

    boolean isHolding() {
        return !held.isEmpty();
    }

    /** Takes one message, or holds it. */
    void pour(String topic, ByteBuf payload, int qos, int packetId) {
        int length = payload.readableBytes();
        loop.parts().counters().message(length);
        ResolvedTopic route = routes.route(topic);
        RejectReason refusal = length > payloadBytesMax ? RejectReason.TOO_LARGE : route.refusal();
        byte[] bytes = loop.scratch();
        int copied = refusal == null ? length : Math.min(length, Math.min(Quarantine.EXCERPT_BYTES, bytes.length));
        payload.getBytes(payload.readerIndex(), bytes, 0, copied);
        if (isHolding()) {
            hold(route, refusal, qos, packetId, copied, length);
        } else if (!isTaken(route, refusal, qos, packetId, bytes, length, loop.nowMillis())) {
            hold(route, refusal, qos, packetId, copied, length);
        }
    }

    /** A QoS 2 message we have already: PUBREC is said again, and the repetition costs quota like any message. */
    void repeat(String topic, int packetId) {
        ResolvedTopic route = routes.route(topic);
        if (isHolding() || !isTaken(route, null, 2, packetId, REPEATED, 0, loop.nowMillis())) {
            held.add(new DeferredPublish(route, null, 2, packetId, REPEATED, 0, loop.nowMillis()));
            line.valve().shut(ReadGate.HOLDING);
        }
    }

    /** A packet that is no message costs as much as one; it is answered, and nothing more is read until it is paid for. */
    void charge() {
        if (quota != null && quota.charge(loop.nowNanos()) > 0 && !isPaying) {
            isPaying = true;
            loop.parts().counters().quotaPause();
            line.valve().shut(ReadGate.PAYING);
            payOff();
        }
    }

    private void payOff() {
        long owed = quota.owed(loop.nowNanos());
        if (owed > 0) {
            loop.later(Math.max(owed, QUOTA_PAUSE_NANOS_MIN), this::payOff);
        } else {
            isPaying = false;
            line.valve().open(ReadGate.PAYING);
        }
    }

    /** Tries again what is held, in order. */
    void pourHeld() {
        for (DeferredPublish next = held.peek(); next != null; next = held.peek()) {
            if (!isTaken(next.route(), next.refusal(), next.qos(), next.packetId(), next.bytes(), next.length(),
                    next.arrivalMillis())) {
                return;
            }
            held.remove(next); // unless it went with its connection
        }
        line.valve().open(ReadGate.HOLDING);
        if (isOrphan) {
            isOrphan = false;
            loop.orphanDone();
        }
    }

    /** A packet larger than the decoder takes at all: only its topic is known. */
    void refuseUnread(String topic, int length) {
        ResolvedTopic route = routes.route(topic);
        loop.parts().counters().message(length);
        refuse(route, RejectReason.TOO_LARGE, new byte[0], 0, loop.parts().clock().millis());
    }

    /** The connection is gone: what its client will send again is let go, the rest still has to be poured. */
    void lineClosed() {
        held.removeIf(message -> message.qos() > 0);
        isOrphan = isHolding();
    }

    private void hold(ResolvedTopic route, RejectReason refusal, int qos, int packetId, int copied, int length) {
        byte[] copy = new byte[copied];
        System.arraycopy(loop.scratch(), 0, copy, 0, copied);
        held.add(new DeferredPublish(route, refusal, qos, packetId, copy, length, loop.nowMillis()));
        line.valve().shut(ReadGate.HOLDING);
    }

    private boolean isTaken(ResolvedTopic route, RejectReason refusal, int qos, int packetId, byte[] bytes, int length,
                            long arrivalMillis) {
        if (!isQuotaPaid(route)) {
            return false;
        }
        if (bytes == REPEATED) {
            line.settled(qos, packetId, null, PendingAcks.NOW);
        } else if (refusal != null) {
            refuse(route, refusal, bytes, length, arrivalMillis);
            line.settled(qos, packetId, refusal, PendingAcks.NOW);
        } else if (!isOffered(route, qos, packetId, bytes, length, arrivalMillis)) {
            return false;
        }
        isPaid = false;
        return true;
    }

    private boolean isOffered(ResolvedTopic route, int qos, int packetId, byte[] bytes, int length, long arrivalMillis) {
        ReadingIngest funnel = loop.funnel();
        long token;
        try {
            token = funnel.offer(route.origin(), route.device(), bytes, 0, length, arrivalMillis);
        } catch (RuntimeException defect) {
            failed(route, qos, packetId, bytes, length, arrivalMillis, defect);
            return true;
        }
        if (token == ReadingIngest.FULL) {
            loop.parts().counters().backpressurePause();
            loop.await(line);
            return false;
        }
        RejectReason reject = funnel.lastReject();
        if (reject != null) {
            loop.parts().counters().reject(reject);
        }
        line.settled(qos, packetId, reject, token);
        return true;
    }

    /** A fault of ours. The connection ends and the message is sent again; one that fails again and again is kept in quarantine instead. */
    private void failed(ResolvedTopic route, int qos, int packetId, byte[] bytes, int length, long arrivalMillis, RuntimeException defect) {
        if (qos > 0 && !loop.parts().failed().isGivenUp(line.credential().id(), bytes, length)) {
            line.breakOff(defect);
            return;
        }
        loop.parts().bugs().accept("mqtt, a message; it is in quarantine", defect);
        loop.parts().counters().failure();
        refuse(route, RejectReason.DEFECT, bytes, length, arrivalMillis);
        line.settled(qos, packetId, RejectReason.DEFECT, PendingAcks.NOW);
    }

    private void refuse(ResolvedTopic route, RejectReason refusal, byte[] bytes, int length, long arrivalMillis) {
        String detail = refusal == route.refusal() ? route.detail()
                : refusal == RejectReason.DEFECT ? "the gateway failed on it" : "at most " + payloadBytesMax + " bytes";
        loop.parts().quarantine().reject(route.origin(), refusal, detail, bytes, 0, Math.min(length, bytes.length),
                arrivalMillis);
        loop.parts().counters().reject(refusal);
    }

    private boolean isQuotaPaid(ResolvedTopic route) {
        long wait = quota == null || isPaid ? 0 : quota.take(loop.nowNanos());
        if (wait == 0) {
            isPaid = true;
            return true;
        }
        loop.parts().counters().quotaPause();
        loop.parts().quarantine().count(route.origin(), RejectReason.QUOTA);
        loop.later(Math.max(wait, QUOTA_PAUSE_NANOS_MIN), this::pourHeld);
        return false;
    }
}

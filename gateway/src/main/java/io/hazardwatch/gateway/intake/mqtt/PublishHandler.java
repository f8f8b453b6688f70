package io.hazardwatch.gateway.intake.mqtt;

import io.hazardwatch.gateway.intake.EnterpriseShare;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.RateLimiter;
import io.hazardwatch.gateway.intake.ReadingIngest;
import io.hazardwatch.gateway.intake.ResolvedTopic;
import io.hazardwatch.gateway.intake.SlotGate;
import io.hazardwatch.gateway.intake.TopicResolver;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.RejectReason;
import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/**
 * Offers the messages of one connection to the ingest of its event loop, in order, and adds the acknowledgement owed for each.
 * Event loop only.
 *
 * <p>A message without room, or beyond the rate limit, is deferred with all behind it, and the connection is not read until
 * they are taken; so at most one read's messages are deferred. Refused messages keep their place in the order too, because
 * their acknowledgements must.
 */
final class PublishHandler {
    /** Marks a QoS 2 message that was received before. */
    private static final byte[] REPEATED = {};

    private final EventLoopState loop;
    private final ConnectionControl connection;
    private final ReadGate readGate;
    private final AckWriter acks;
    private final boolean isMqtt5;
    private final Runnable retry = this::retryDeferred;
    private final TopicResolver routes;
    private final RateLimiter quota;
    /** Null if the enterprise has no quota. */
    private final EnterpriseShare share;
    private final int payloadBytesMax;
    private final Deque<DeferredPublish> deferred = new ArrayDeque<>(1);
    /** Null until the connection posts by Alink. */
    private AlinkPosts alink;
    /** Whether the present message is within the rate of the credential. */
    private boolean isOwnPaid;
    private boolean isPaid;
    /** Whether the present message waits for a slot of a quota. */
    private boolean isInLine;
    private boolean isPaying;
    private boolean isOrphan;

    PublishHandler(EventLoopState loop, ConnectionControl connection, ReadGate readGate, AckWriter acks, boolean isMqtt5) {
        ListenerContext parts = loop.parts();
        this.loop = loop;
        this.connection = connection;
        this.readGate = readGate;
        this.acks = acks;
        this.isMqtt5 = isMqtt5;
        this.routes = TopicResolver.of("mqtt", connection.credential(), parts.registry());
        this.quota = parts.quotas().of(connection.credential(), parts.clock().nanos());
        this.share = parts.enterprises().of(connection.credential().enterprise());
        this.payloadBytesMax = parts.settings().payloadBytesMax();
    }

    /** Devices for which the connection has published. */
    Collection<DeviceId> devices() {
        return routes.devices();
    }

    boolean isDeferring() {
        return !deferred.isEmpty();
    }

    /** Takes one message, or defers it; {@code payload} may be reused after return. */
    void publish(String topic, ByteBuf payload, int qos, int packetId) {
        int length = payload.readableBytes();
        loop.parts().counters().message(length);
        ResolvedTopic route = routes.route(topic);
        RejectReason refusal = length > payloadBytesMax ? RejectReason.TOO_LARGE : route.refusal();
        byte[] bytes = loop.scratch();
        int copied = refusal == null ? length : Math.min(length, Math.min(Quarantine.EXCERPT_BYTES, bytes.length));
        payload.getBytes(payload.readerIndex(), bytes, 0, copied);
        if (isDeferring()) {
            defer(route, refusal, qos, packetId, copied, length);
        } else if (!isTaken(route, refusal, qos, packetId, bytes, length, loop.nowMillis())) {
            defer(route, refusal, qos, packetId, copied, length);
        }
    }

    /** Takes a repeated QoS 2 message: PUBREC is sent again, and the repetition counts for the rate limit like any message. */
    void repeat(String topic, int packetId) {
        ResolvedTopic route = routes.route(topic);
        if (isDeferring() || !isTaken(route, null, 2, packetId, REPEATED, 0, loop.nowMillis())) {
            deferred.add(new DeferredPublish(route, null, 2, packetId, REPEATED, 0, loop.nowMillis()));
            readGate.shut(ReadGate.HOLDING);
        }
    }

    /** Counts a packet other than PUBLISH for the rate limit; it is answered, but reading pauses until the limit allows it. */
    void charge() {
        if (quota != null && quota.charge(loop.nowNanos()) > 0 && !isPaying) {
            isPaying = true;
            loop.parts().counters().quotaPause();
            readGate.shut(ReadGate.PAYING);
            payOff();
        }
    }

    private void payOff() {
        long owed = quota.owed(loop.nowNanos());
        if (owed > 0) {
            loop.later(Math.max(owed, QuotaLine.PAUSE_NANOS_MIN), this::payOff);
        } else {
            isPaying = false;
            readGate.open(ReadGate.PAYING);
        }
    }

    /** Offers the deferred messages again, in order, until one is not taken. */
    void retryDeferred() {
        for (DeferredPublish next = deferred.peek(); next != null; next = deferred.peek()) {
            if (!isTaken(next.route(), next.refusal(), next.qos(), next.packetId(), next.bytes(), next.length(),
                    next.arrivalMillis())) {
                return;
            }
            deferred.remove(next); // unless it went with its connection
        }
        readGate.open(ReadGate.HOLDING);
        if (isOrphan) {
            isOrphan = false;
            loop.orphanDone();
        }
    }

    /** Refuses a packet larger than the decoder accepts; only its topic is known. */
    void refuseUnread(String topic, int length) {
        ResolvedTopic route = routes.route(topic);
        loop.parts().counters().message(length);
        refuse(route, RejectReason.TOO_LARGE, new byte[0], 0, loop.parts().clock().millis());
    }

    /**
     * Closes the handler. Deferred messages that the client will redeliver are dropped, the others are still offered.
     *
     * @return whether any are left
     */
    boolean close() {
        deferred.removeIf(message -> message.qos() > 0);
        isOrphan = isDeferring();
        return isOrphan;
    }

    private void defer(ResolvedTopic route, RejectReason refusal, int qos, int packetId, int copied, int length) {
        byte[] copy = new byte[copied];
        System.arraycopy(loop.scratch(), 0, copy, 0, copied);
        deferred.add(new DeferredPublish(route, refusal, qos, packetId, copy, length, loop.nowMillis()));
        readGate.shut(ReadGate.HOLDING);
    }

    private boolean isTaken(ResolvedTopic route, RejectReason refusal, int qos, int packetId, byte[] bytes, int length,
                            long arrivalMillis) {
        if (!isQuotaPaid(route)) {
            return false;
        }
        if (bytes == REPEATED) {
            settle(qos, packetId, null, PendingAcks.NOW);
        } else if (refusal != null) {
            refuse(route, refusal, bytes, length, arrivalMillis);
            settle(qos, packetId, refusal, PendingAcks.NOW);
        } else if (!isOffered(route, qos, packetId, bytes, length, arrivalMillis)) {
            return false;
        }
        isPaid = false;
        return true;
    }

    private boolean isOffered(ResolvedTopic route, int qos, int packetId, byte[] bytes, int length, long arrivalMillis) {
        ReadingIngest ingest = loop.ingest();
        long token;
        try {
            token = route.isAlink() ? alink().offer(route, bytes, length, arrivalMillis)
                    : ingest.offer(route.origin(), route.device(), bytes, 0, length, arrivalMillis);
        } catch (RuntimeException defect) {
            failed(route, qos, packetId, bytes, length, arrivalMillis, defect);
            return true;
        }
        if (token == ReadingIngest.FULL) {
            loop.parts().counters().backpressurePause();
            loop.await(retry);
            return false;
        }
        if (share != null) {
            share.readings(ingest.lastCount(), loop.nowNanos());
        }
        RejectReason reject = ingest.lastReject();
        if (reject != null) {
            loop.parts().counters().reject(reject);
        }
        settle(qos, packetId, reject, token);
        return true;
    }

    private AlinkPosts alink() {
        if (alink == null) {
            alink = new AlinkPosts(loop, connection, isMqtt5);
        }
        return alink;
    }

    /**
     * Handles a defect of the gateway: the connection is closed and the message redelivered; one that fails repeatedly is put
     * into quarantine instead.
     */
    private void failed(ResolvedTopic route, int qos, int packetId, byte[] bytes, int length, long arrivalMillis, RuntimeException defect) {
        if (qos > 0 && !loop.parts().failed().isGivenUp(connection.credential().id(), bytes, length)) {
            connection.breakOff(defect);
            return;
        }
        loop.parts().defects().accept("mqtt, a message; it is in quarantine", defect);
        loop.parts().counters().failure();
        refuse(route, RejectReason.DEFECT, bytes, length, arrivalMillis);
        settle(qos, packetId, RejectReason.DEFECT, PendingAcks.NOW);
    }

    /** Owes the acknowledgement of a taken or refused message; it follows when {@code token} is durable. */
    private void settle(int qos, int packetId, RejectReason reject, long token) {
        if (reject == RejectReason.TOO_LARGE && isMqtt5) {
            connection.fail(DisconnectReason.PACKET_TOO_LARGE);
        } else if (qos > 0) {
            int reason = reject == null ? Ack.SUCCESS : reject.mqttReasonCode();
            loop.acks().add(acks, Ack.of(qos == 1 ? Ack.PUBACK : Ack.PUBREC, reason, packetId), token);
        }
    }

    private void refuse(ResolvedTopic route, RejectReason refusal, byte[] bytes, int length, long arrivalMillis) {
        String detail = refusal == route.refusal() ? route.detail()
                : refusal == RejectReason.DEFECT ? "the gateway failed on it" : "at most " + payloadBytesMax + " bytes";
        loop.parts().quarantine().reject(route.origin(), refusal, detail, bytes, 0, Math.min(length, bytes.length),
                arrivalMillis);
        loop.parts().counters().reject(refusal);
    }

    private boolean isQuotaPaid(ResolvedTopic route) {
        if (isPaid || isInLine) {
            return isPaid;
        }
        if (quota != null && !isOwnPaid && (loop.isAwaited(quota) || quota.take(loop.nowNanos()) > 0)) {
            await(route, quota, () -> isOwnPaid = true);
            return false;
        }
        isOwnPaid = true;
        if (share != null && !isShareTaken()) {
            await(route, share, this::pay);
            return false;
        }
        pay();
        return true;
    }

    private boolean isShareTaken() {
        if (loop.isAwaited(share)) {
            share.queued(loop.nowNanos(), loop.nowMillis());
            return false;
        }
        return share.take(loop.nowNanos(), loop.nowMillis()) == 0;
    }

    private void pay() {
        isPaid = true;
        isOwnPaid = false;
    }

    /** Waits for the next slot behind all others of the event loop; {@code taken} notes it. */
    private void await(ResolvedTopic route, SlotGate gate, Runnable taken) {
        isInLine = true;
        loop.parts().counters().quotaPause();
        loop.parts().presence().listener().slowed(connection.credential(), loop.nowMillis());
        loop.parts().quarantine().count(route.origin(), RejectReason.QUOTA);
        loop.await(gate, new QuotaLine.Waiter() {
            @Override
            public boolean isWaiting() {
                return isDeferring();
            }

            @Override
            public void pass() {
                isInLine = false;
                taken.run();
                retryInLine();
            }
        });
    }

    /** A defect concerns this connection, not those that wait behind it. */
    private void retryInLine() {
        try {
            retryDeferred();
        } catch (RuntimeException defect) {
            connection.breakOff(defect);
        }
    }
}

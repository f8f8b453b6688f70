package io.hazardwatch.gateway.intake;

import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.registry.Device;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Funnels a test holds the lid of: what is durable, whether there is room, and what came.
 *
 * <p>Payloads that begin with {@code bad} are rejected as not JSON, on those with {@code defect} it fails. Everything is durable at once
 * until {@link #withhold}; what begins with {@code alarm} is stored at once and durable when {@link #commitAlarms} lets it.
 */
public final class FakeIngests implements ReadingIngests {
    private final List<Runnable> progress = new CopyOnWriteArrayList<>();
    private final List<String> payloads = new ArrayList<>();
    private final List<MessageOrigin> origins = new ArrayList<>();
    private int room = Integer.MAX_VALUE;
    private long durableBelow = Long.MAX_VALUE;
    private long nextToken;
    private boolean isFailing;
    private boolean isFailingToTell;
    /** Tokens of messages that raised something, in order; the first {@link #committedAlarms} are in the journal. */
    private final List<Long> alarms = new ArrayList<>();
    private int committedAlarms = Integer.MAX_VALUE;

    @Override
    public ReadingIngest open(Runnable onProgress) {
        progress.add(onProgress);
        return new Fake();
    }

    /** Nothing offered from now on is durable before {@link #makeDurable}. */
    public synchronized void withhold() {
        durableBelow = nextToken;
    }

    /** The next {@code count} messages become durable, in the order they were offered. */
    public void makeDurable(int count) {
        synchronized (this) {
            durableBelow += count;
        }
        progress.forEach(Runnable::run);
    }

    /** All that has been offered, and will be, is durable. */
    public void makeAllDurable() {
        synchronized (this) {
            durableBelow = Long.MAX_VALUE;
        }
        progress.forEach(Runnable::run);
    }

    /** The journal has committed so many of the alarms raised, and commits no more. */
    public void commitAlarms(int count) {
        synchronized (this) {
            committedAlarms = count;
        }
        progress.forEach(Runnable::run);
    }

    /** There is room for that many more messages. */
    public void makeRoom(int count) {
        synchronized (this) {
            room = count;
        }
        progress.forEach(Runnable::run);
    }

    /** What was taken, as text, in order. */
    public synchronized List<String> payloads() {
        return List.copyOf(payloads);
    }

    /** Where what was taken came from. */
    public synchronized List<MessageOrigin> origins() {
        return List.copyOf(origins);
    }

    /** Forgets what was taken so far, so that a test of millions fills no memory. */
    public synchronized void forget() {
        payloads.clear();
        origins.clear();
    }

    public synchronized int count() {
        return payloads.size();
    }

    /** The next message makes it fail. */
    public synchronized void failOnce() {
        isFailing = true;
    }

    /** The next question whether something is stored makes it fail. */
    public synchronized void failToTellOnce() {
        isFailingToTell = true;
    }

    private synchronized boolean tell(long token) {
        if (isFailingToTell) {
            isFailingToTell = false;
            throw new IllegalStateException("as the test asked for");
        }
        return isBelow(token);
    }

    private synchronized long take(MessageOrigin origin, String payload) {
        if (isFailing) {
            isFailing = false;
            throw new IllegalStateException("as the test asked for");
        }
        if (room == 0) {
            return ReadingIngest.FULL;
        }
        room--;
        payloads.add(payload);
        origins.add(origin);
        if (payload.startsWith("alarm")) {
            alarms.add(nextToken);
        }
        return nextToken++;
    }

    private synchronized boolean isBelow(long token) {
        return token < durableBelow;
    }

    private synchronized boolean isCommitted(long token) {
        int number = alarms.indexOf(token);
        return number < 0 || number < committedAlarms;
    }

    private final class Fake implements ReadingIngest {
        private Thread owner;
        private RejectReason reject;
        private int count;

        @Override
        public int lastCount() {
            return count;
        }

        @Override
        public long offer(MessageOrigin origin, Device device, byte[] bytes, int from, int length, long arrivalMillis) {
            requireOwner();
            String payload = new String(bytes, from, length, StandardCharsets.UTF_8);
            if (payload.startsWith("defect")) {
                throw new IllegalStateException("as the test asked for");
            }
            reject = payload.startsWith("bad") ? RejectReason.NOT_JSON : null;
            return take(origin, payload);
        }

        @Override
        public long offer(MessageOrigin origin, Device device, Decoded decoded, byte[] bytes, long arrivalMillis) {
            requireOwner();
            reject = decoded.reasonForNothing();
            count = decoded.count;
            StringBuilder text = new StringBuilder(device.id().device());
            for (int i = 0; i < decoded.count; i++) {
                text.append(' ').append(decoded.point[i]).append('@').append(decoded.eventMillis[i]).append('=').append(decoded.value[i])
                        .append('/').append(Quality.of(Quality.codeOf(decoded.quality[i])))
                        .append(Quality.isKept(decoded.quality[i]) ? " kept" : "");
            }
            return take(origin, text.toString());
        }

        @Override
        public RejectReason lastReject() {
            return reject;
        }

        @Override
        public boolean isDurable(long token) {
            requireOwner();
            return isBelow(token) && isCommitted(token);
        }

        @Override
        public boolean isStored(long token) {
            requireOwner();
            return tell(token);
        }

        private void requireOwner() {
            if (owner == null) {
                owner = Thread.currentThread();
            } else if (owner != Thread.currentThread()) {
                throw new IllegalStateException("a funnel belongs to one thread: " + owner);
            }
        }
    }
}

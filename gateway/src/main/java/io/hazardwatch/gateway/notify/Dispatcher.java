package io.hazardwatch.gateway.notify;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.journal.Notice;
import io.hazardwatch.gateway.journal.Outbox;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Takes due rows from the outbox and sends them until the peer says yes. One context, its own.
 *
 * <p>At least once: a row is this dispatcher's only while the process lives; what it held at a crash is due again at the
 * next start. Each channel has its own bounded queue, so a channel that fails delays no other.
 */
public final class Dispatcher extends VerticleBase {
    /** Attempts after which a notice of an alarm that somebody has acknowledged is given up, visibly. */
    public static final int ATTEMPTS_MAX = 100;
    private static final int CLAIM_MAX = 256;
    private static final long BUSY_MILLIS = 250;
    private static final long ILL_MILLIS = 5_000;
    private static final long POLL_MILLIS = 5_000;
    private static final int LOOKUP_THREADS = 2;
    /** More than all channels together look up at a time. */
    private static final int LOOKUPS_WAITING_MAX = 1024;
    private static final long LOST_MILLIS = 300_000;

    private final Outbox outbox;
    private final Function<String, Alarm> alarms;
    private final List<Channel> channels;
    private final Backoff backoff;
    private final Clock clock;
    private final BiConsumer<String, Throwable> bugs;
    private final Map<String, ChannelQueue> queues = new LinkedHashMap<>();

    private volatile WorkerPool lookups;

    // own context
    private boolean isClaiming;
    private boolean isClaimWanted;
    private boolean isStopped;

    /** @param alarms the alarm as it stands, or null; blocking, called on worker threads */
    public Dispatcher(Outbox outbox, Function<String, Alarm> alarms, List<Channel> channels, Backoff backoff, Clock clock,
                      BiConsumer<String, Throwable> bugs) {
        this.outbox = outbox;
        this.alarms = alarms;
        this.channels = List.copyOf(channels);
        this.backoff = backoff;
        this.clock = clock;
        this.bugs = bugs;
        this.channels.forEach(channel -> queues.put(channel.id(), new ChannelQueue(channel, this::send)));
    }

    @Override
    public Future<?> start() {
        lookups = new WorkerPool(vertx, "notices", LOOKUP_THREADS, LOOKUPS_WAITING_MAX);
        outbox.onRows(() -> context.runOnContext(task -> claim()));
        vertx.setPeriodic(POLL_MILLIS, id -> poll());
        then(outbox.reclaimStale(clock.millis()), reclaimed -> claim());
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        isStopped = true;
        queues.values().forEach(ChannelQueue::stop);
        channels.forEach(Channel::close);
        lookups.close();
        return Future.succeededFuture();
    }

    /** How each channel is. Any thread. */
    public List<ChannelHealth> health() {
        return queues.values().stream().map(ChannelQueue::health).toList();
    }

    /** Where alarms are looked up before they are told; null before the start. Any thread. */
    public WorkerPool pool() {
        return lookups;
    }

    private void poll() {
        then(outbox.reclaimStale(clock.millis() - LOST_MILLIS), reclaimed -> claim());
    }

    /** One claim at a time; what asks meanwhile makes one more. */
    private void claim() {
        if (isStopped || isClaiming) {
            isClaimWanted = true;
            return;
        }
        isClaiming = true;
        isClaimWanted = false;
        outbox.claimDue(clock.millis(), CLAIM_MAX).whenComplete((rows, refused) -> context.runOnContext(task -> {
            isClaiming = false;
            List<Notice> taken = refused == null && !isStopped ? rows : List.of();
            taken.forEach(this::take);
            if (!isStopped && isClaimWanted || taken.size() == CLAIM_MAX) {
                claim();
            }
        }));
    }

    private void take(Notice notice) {
        ChannelQueue queue = queues.get(notice.channel());
        if (queue == null) {
            outbox.failed(notice.id(), "channel " + notice.channel() + " is not configured any more");
        } else if (queue.isFull()) {
            retry(notice, queue.health().failuresInARow() == 0 ? BUSY_MILLIS : ILL_MILLIS, "waiting: the channel has " + ChannelQueue.WAITING_MAX + " before it");
        } else {
            queue.add(notice);
        }
    }

    private void send(ChannelQueue queue, Notice notice) {
        lookups.run(() -> alarms.apply(notice.alarmId())).onComplete(found -> {
            if (isStopped) {
                return;
            }
            if (found.failed()) {
                settle(queue, notice, null, Delivery.retry("the journal does not answer: " + found.cause().getMessage()));
            } else {
                deliver(queue, notice, found.result());
            }
        });
    }

    private void deliver(ChannelQueue queue, Notice notice, Alarm alarm) {
        attempt(queue.channel(), new Message(notice, alarm, clock.millis())).onComplete(sent -> settle(queue, notice, alarm,
                sent.succeeded() ? sent.result() : Delivery.retry(sent.cause().toString())));
    }

    private Future<Delivery> attempt(Channel channel, Message message) {
        try {
            return channel.send(message);
        } catch (RuntimeException defect) {
            bugs.accept("channel " + channel.id(), defect);
            return Future.failedFuture(defect);
        }
    }

    /** An attempt that the stop cut short stays claimed, and the next start finds it. */
    private void settle(ChannelQueue queue, Notice notice, Alarm alarm, Delivery delivery) {
        if (isStopped && !delivery.isAccepted()) {
            return;
        }
        if (delivery.isAccepted()) {
            outbox.accepted(notice.id(), clock.millis());
        } else if (notice.attempts() < ATTEMPTS_MAX || isUnacknowledged(notice, alarm)) {
            retry(notice, backoff.millis(notice.attempts()), delivery.error());
        } else {
            outbox.failed(notice.id(), "given up after " + notice.attempts() + " attempts: " + delivery.error());
        }
        queue.settled(delivery);
    }

    /** While nobody has acknowledged, there is nobody who knows, and no reason to stop. */
    private static boolean isUnacknowledged(Notice notice, Alarm alarm) {
        return alarm == null || alarm.occurrence() == notice.occurrence() && !alarm.state().isAcked();
    }

    private void retry(Notice notice, long pauseMillis, String error) {
        then(outbox.retry(notice.id(), clock.millis() + pauseMillis, error),
                stored -> vertx.setTimer(Math.max(1, pauseMillis), id -> claim()));
    }

    /** Goes on in our context once the journal has stored it; when it has not, the row is found again as lost. */
    private <T> void then(CompletionStage<T> stored, Consumer<T> next) {
        stored.thenAccept(value -> context.runOnContext(task -> {
            if (!isStopped) {
                next.accept(value);
            }
        }));
    }
}

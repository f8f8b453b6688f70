package io.hazardwatch.gateway.notify;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.journal.Notice;
import io.hazardwatch.gateway.journal.Outbox;
import io.hazardwatch.gateway.journal.PresentAlarm;
import io.hazardwatch.gateway.time.Backoff;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Sends due rows of the outbox until the receiver accepts them. Runs on a context of its own; alarms are looked up in a small
 * pool of its own, so no request of a person delays a notice.
 *
 * <p>At least once: a claim is valid only while the process lives; rows claimed at a crash are due again at the next start.
 * Each channel has a bounded queue of its own, so a channel that fails delays no other. In order: a channel never receives old
 * news of an alarm after newer; a row that waited by plan and was overtaken reports the alarm's present state, or is cancelled
 * if that has been sent already.
 */
public final class OutboxSender extends VerticleBase {
    /** Attempts after which a notice of an acknowledged alarm is given up, visibly. */
    public static final int ATTEMPTS_MAX = 100;
    private static final long LOOK_UP_AGAIN_MILLIS = 1_000;
    private static final long POLL_MILLIS = 5_000;
    private static final int LOOKUP_THREADS = 2;
    /** More than all channels together look up at the same time. */
    private static final int LOOKUPS_WAITING_MAX = 1024;
    private static final long LOST_MILLIS = 300_000;
    /** Far longer than any channel's own limit; a channel that exceeds its own limit loses its place after this time. */
    private static final long ATTEMPT_MILLIS_MAX = 60_000;
    /** How long the stop waits for the journal to answer what has been looked up. */
    private static final long STOP_MILLIS_MAX = 5_000;

    private final Outbox outbox;
    private final Backoff backoff;
    private final Clock clock;
    private final BiConsumer<String, Throwable> defects;
    private final List<ChannelQueue> queues;

    private final Promise<Void> idle = Promise.promise();

    private volatile WorkerPool lookups;
    // Its own context only.
    private int lookingUp;

    // Its own context writes, the journal's thread reads.
    private volatile boolean isStopped;

    /** @param defects takes defects of channels: where, and the exception */
    public OutboxSender(Outbox outbox, List<Channel> channels, Backoff backoff, Clock clock,
                      BiConsumer<String, Throwable> defects) {
        this.outbox = outbox;
        this.backoff = backoff;
        this.clock = clock;
        this.defects = defects;
        this.queues = channels.stream().map(ChannelQueue::new).toList();
    }

    @Override
    public Future<?> start() {
        lookups = new WorkerPool(vertx, "notices", LOOKUP_THREADS, LOOKUPS_WAITING_MAX);
        outbox.onRows(this::wake);
        vertx.setPeriodic(POLL_MILLIS, id -> poll());
        outbox.failOthers(queues.stream().map(queue -> queue.channel().id()).toList(), "the channel is not configured any more");
        then(outbox.reclaimStale(clock.millis()), reclaimed -> claimAll());
        return Future.succeededFuture();
    }

    /** Ends once what is being looked up has come back, because a result that finds its event loop gone is a defect on its thread. */
    @Override
    public Future<?> stop() {
        isStopped = true;
        queues.forEach(ChannelQueue::stop);
        queues.forEach(queue -> queue.channel().close());
        if (lookingUp == 0) {
            idle.tryComplete();
        }
        return idle.future().timeout(STOP_MILLIS_MAX, TimeUnit.MILLISECONDS).otherwiseEmpty().onComplete(ended -> lookups.close());
    }

    /** State of each channel. Any thread. */
    public List<ChannelHealth> health() {
        return queues.stream().map(ChannelQueue::health).toList();
    }

    /** The pool that looks alarms up before sending; null before the start. Any thread. */
    public WorkerPool pool() {
        return lookups;
    }

    /** Journal's thread. What it commits after the stop is found at the next start. */
    private void wake() {
        if (!isStopped) {
            context.runOnContext(task -> claimAll());
        }
    }

    private void poll() {
        then(outbox.reclaimStale(clock.millis() - LOST_MILLIS), reclaimed -> claimAll());
    }

    private void claimAll() {
        queues.forEach(this::claim);
    }

    private void claim(ChannelQueue queue) {
        int room = isStopped ? 0 : queue.beginClaim();
        if (room > 0) {
            outbox.claimDue(queue.channel().id(), clock.millis(), room).whenComplete((rows, refused) ->
                    context.runOnContext(task -> claimed(queue, room, refused == null && !isStopped ? rows : List.of())));
        }
    }

    private void claimed(ChannelQueue queue, int room, List<Notice> rows) {
        boolean isWanted = queue.endClaim(rows);
        pump(queue);
        if (isWanted || rows.size() == room) {
            claim(queue);
        }
    }

    private void pump(ChannelQueue queue) {
        for (Notice notice = queue.next(); notice != null; notice = queue.next()) {
            send(queue, notice);
        }
    }

    private void send(ChannelQueue queue, Notice notice) {
        lookingUp++;
        lookups.run(() -> isStopped ? null : look(notice)).onComplete(found -> {
            lookingUp--;
            if (isStopped) {
                if (lookingUp == 0) {
                    idle.tryComplete();
                }
                return;
            }
            if (found.succeeded()) {
                deliver(queue, notice, found.result().present(), found.result().note());
            } else {
                queue.unsent();
                String why = "the journal does not answer: " + found.cause().getMessage();
                again(queue, LOOK_UP_AGAIN_MILLIS, outbox.postponed(notice.id(), clock.millis() + LOOK_UP_AGAIN_MILLIS, why));
            }
        });
    }

    /** What a notice is about, as it is at present. */
    private record Found(PresentAlarm present, Note note) {}

    private Found look(Notice notice) {
        return notice.isOfNote() ? new Found(new PresentAlarm(null, 0, null, 0), outbox.note(notice)) : new Found(outbox.present(notice), null);
    }

    private void deliver(ChannelQueue queue, Notice notice, PresentAlarm present, Note note) {
        boolean isOvertaken = present.toldSeq() > notice.seq() && present.alarm() != null;
        if (isOvertaken && present.seq() <= present.toldSeq()) {
            queue.unsent();
            again(queue, 0, outbox.cancelled(notice.id(), "entry " + present.toldSeq() + " has told it"));
            return;
        }
        Notice told = isOvertaken ? notice.telling(present) : notice;
        attempt(queue.channel(), new NoticeMessage(told, present.alarm(), note, clock.millis()))
                .timeout(ATTEMPT_MILLIS_MAX, TimeUnit.MILLISECONDS)
                .onComplete(sent -> context.runOnContext(task -> settle(queue, told, present.alarm(),
                        sent.succeeded() ? sent.result() : DeliveryResult.retry(sent.cause().toString()))));
    }

    private Future<DeliveryResult> attempt(Channel channel, NoticeMessage message) {
        try {
            return channel.send(message);
        } catch (RuntimeException defect) {
            defects.accept("channel " + channel.id(), defect);
            return Future.failedFuture(defect);
        }
    }

    /** An attempt cut short by the stop stays claimed, and the next start finds it. */
    private void settle(ChannelQueue queue, Notice notice, Alarm alarm, DeliveryResult delivery) {
        if (isStopped && !delivery.isAccepted()) {
            return;
        }
        int attempts = notice.attempts() + 1;
        queue.settled(delivery);
        if (delivery.isAccepted()) {
            again(queue, 0, outbox.accepted(notice.id(), notice.seq(), clock.millis()));
        } else if (attempts < ATTEMPTS_MAX || isUnacknowledged(notice, alarm)) {
            long pause = backoff.millis(attempts);
            again(queue, pause, outbox.retry(notice.id(), clock.millis() + pause, delivery.error()));
        } else {
            again(queue, 0, outbox.failed(notice.id(), "given up after " + attempts + " attempts: " + delivery.error()));
        }
    }

    /** Whether nobody has acknowledged the alarm; then nobody may know of it, so sending never stops. */
    private static boolean isUnacknowledged(Notice notice, Alarm alarm) {
        return alarm == null || alarm.occurrence() == notice.occurrence() && !alarm.state().isAcked();
    }

    /** Sends the next notice at once, and claims more once the outcome is stored, because that unblocks rows behind this notice. */
    private void again(ChannelQueue queue, long pauseMillis, CompletionStage<Boolean> outcome) {
        pump(queue);
        then(outcome, stored -> {
            claim(queue);
            if (pauseMillis > 0) {
                vertx.setTimer(pauseMillis, id -> claim(queue));
            }
        });
    }

    /** Continues on this context once the journal has stored the outcome; if it has not, the row is found again as lost. */
    private <T> void then(CompletionStage<T> stored, Consumer<T> next) {
        stored.thenAccept(value -> context.runOnContext(task -> {
            if (!isStopped) {
                next.accept(value);
            }
        }));
    }
}

package io.hazardwatch.gateway.intake;

import io.hazardwatch.gateway.decode.DecodeLimits;
import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * Counts messages and readings of inputs that have no gate of their own against the quotas of enterprises. Who is over a quota is told
 * that there is no room, and goes on when its turn has come ({@link QuotaTurn}): a connection is not read meanwhile, a bus rests, a subscription
 * waits. Nothing is lost by that which the protocol would keep. Any thread.
 */
public final class QuotaIngests implements ReadingIngests {
    /** Runs something later, on any thread. */
    public interface Timer {
        /** @param nanos from now */
        void after(long nanos, Runnable work);
    }

    /** Whoever waits asks again so often at most. */
    private static final long PAUSE_NANOS_MIN = TimeUnit.MILLISECONDS.toNanos(10);

    private final ReadingIngests ingests;
    private final EnterpriseQuotas quotas;
    private final Clock clock;
    private final Timer timer;

    /** @param ingests what takes the readings that are within the quotas */
    public QuotaIngests(ReadingIngests ingests, EnterpriseQuotas quotas, Clock clock, Timer timer) {
        this.ingests = ingests;
        this.quotas = quotas;
        this.clock = clock;
        this.timer = timer;
    }

    @Override
    public ReadingIngest open(Runnable onProgress) {
        return new Counted(ingests.open(onProgress), onProgress);
    }

    @Override
    public DecodeLimits limits() {
        return ingests.limits();
    }

    /** One thread, but for the timer. */
    private final class Counted implements ReadingIngest {
        private final ReadingIngest ingest;
        private final Runnable onProgress;
        private final QuotaTurns turns = new QuotaTurns(quotas);
        /** When somebody is told next to go on; no such time is under way before it. */
        private long wakeNanos;
        private boolean isWakeDue;

        Counted(ReadingIngest ingest, Runnable onProgress) {
            this.ingest = ingest;
            this.onProgress = onProgress;
        }

        @Override
        public long offer(MessageOrigin origin, Device device, byte[] bytes, int from, int length, long arrivalMillis) {
            QuotaTurn turn = turns.of(device.id().enterprise());
            if (turn == null) {
                return ingest.offer(origin, device, bytes, from, length, arrivalMillis);
            }
            return mustWait(turn) ? FULL : counted(turn, ingest.offer(origin, device, bytes, from, length, arrivalMillis));
        }

        @Override
        public long offer(MessageOrigin origin, Device device, Decoded decoded, byte[] bytes, long arrivalMillis) {
            QuotaTurn turn = turns.of(device.id().enterprise());
            if (turn == null) {
                return ingest.offer(origin, device, decoded, bytes, arrivalMillis);
            }
            return mustWait(turn) ? FULL : counted(turn, ingest.offer(origin, device, decoded, bytes, arrivalMillis));
        }

        private boolean mustWait(QuotaTurn turn) {
            long now = clock.nanos();
            long wait = turn.take(now, clock.millis());
            if (wait <= 0) {
                return false;
            }
            wakeAfter(now, Math.max(wait, PAUSE_NANOS_MIN));
            return true;
        }

        private long counted(QuotaTurn turn, long token) {
            long now = clock.nanos();
            if (token == FULL) {
                turn.noRoom(now);
            } else {
                turn.taken(ingest.lastCount(), now, clock.millis());
            }
            return token;
        }

        private void wakeAfter(long nowNanos, long waitNanos) {
            synchronized (this) {
                if (isWakeDue && wakeNanos - (nowNanos + waitNanos) <= 0) {
                    return;
                }
                isWakeDue = true;
                wakeNanos = nowNanos + waitNanos;
            }
            timer.after(waitNanos, this::wake);
        }

        private void wake() {
            synchronized (this) {
                isWakeDue = false;
            }
            onProgress.run();
        }

        @Override
        public void flush() {
            ingest.flush();
        }

        @Override
        public RejectReason lastReject() {
            return ingest.lastReject();
        }

        @Override
        public int lastCount() {
            return ingest.lastCount();
        }

        @Override
        public boolean isDurable(long token) {
            return ingest.isDurable(token);
        }

        @Override
        public boolean isStored(long token) {
            return ingest.isStored(token);
        }
    }
}

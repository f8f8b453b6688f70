package io.hazardwatch.gateway.notify.person;

import io.hazardwatch.gateway.notify.person.ChannelState.Circuit;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Future;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/**
 * A channel as the sender of messages sees it: with a total time-out, the provider's rate, a circuit breaker and counters. What it
 * holds back it answers with {@link SendResult.Retry} and the time to wait; nothing waits here. Any thread.
 */
public final class GuardedChannel implements PersonChannel {
    /** The channel's own time-out comes first and says more. */
    private static final long GRACE_MILLIS = 1_000;
    private static final int ERROR_LENGTH_MAX = 300;
    /** After a failure and so long without any attempt nobody knows whether the provider works. */
    private static final long QUIET_NANOS = TimeUnit.HOURS.toNanos(1);

    private final PersonChannel channel;
    private final ChannelSettings settings;
    private final Clock clock;
    private final BiConsumer<String, Throwable> defects;
    private final SendRateWindow rate;
    private final AtomicReference<CircuitBreaker> circuit = new AtomicReference<>(CircuitBreaker.CLOSED);
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong unreachable = new AtomicLong();
    private final AtomicLong limited = new AtomicLong();
    private volatile long heardNanos;
    private volatile String lastError;
    private volatile long lastAcceptedAt;

    /** @param defects takes defects of the channel: where, and the exception */
    public GuardedChannel(PersonChannel channel, ChannelSettings settings, Clock clock, BiConsumer<String, Throwable> defects) {
        this.channel = channel;
        this.settings = settings;
        this.clock = clock;
        this.defects = defects;
        this.rate = new SendRateWindow(settings.options().rate());
    }

    @Override
    public String id() {
        return channel.id();
    }

    @Override
    public Set<ContactMeansKind> means() {
        return channel.means();
    }

    /** The channel itself, for what only its kind can do. */
    public PersonChannel channel() {
        return channel;
    }

    /** The settings it was made of. */
    public ChannelSettings settings() {
        return settings;
    }

    /** What the provider takes; part of it is for the most urgent messages. */
    public SendRate rate() {
        return settings.options().rate();
    }

    /** Whether a message would be tried now, and no other channel should come first. */
    public boolean isAvailable() {
        return circuit.get().waitMillis(clock.millis()) == 0;
    }

    /** How far it is used. */
    public Circuit circuit() {
        return circuit.get().circuit();
    }

    /** Whether a message would be held back now. */
    public boolean isLeftAlone() {
        return circuit.get().heldMillis(clock.millis()) > 0;
    }

    @Override
    public Future<SendResult> send(PersonMessage message) {
        long now = clock.millis();
        CircuitBreaker present = circuit.get();
        long heldFor = present.heldMillis(now);
        if (heldFor > 0) {
            return Future.succeededFuture(new SendResult.Retry("left alone after " + present.failures() + " failures: " + lastError, heldFor));
        }
        long full = rate.take(now);
        if (full > 0) {
            limited.incrementAndGet();
            return Future.succeededFuture(new SendResult.Retry("the provider's rate is used up", full));
        }
        circuit.updateAndGet(state -> state.tried(now));
        return attempt(message).timeout(settings.options().timeoutMillis() + GRACE_MILLIS, TimeUnit.MILLISECONDS)
                .otherwise(failure -> new SendResult.Retry(text(failure), 0)).map(result -> masked(result, message.address()))
                .onSuccess(result -> settled(result, message.address()));
    }

    /** The last error is shown to administrators and told to others whose message waits. */
    private static SendResult masked(SendResult result, String address) {
        return switch (result) {
            case SendResult.Accepted taken -> taken;
            case SendResult.Retry again -> new SendResult.Retry(AddressMask.in(again.reason(), address), again.afterMillis(), again.isOfMessage());
            case SendResult.Unreachable gone -> new SendResult.Unreachable(AddressMask.in(gone.reason(), address));
        };
    }

    private Future<SendResult> attempt(PersonMessage message) {
        try {
            return channel.send(message);
        } catch (RuntimeException defect) {
            defects.accept("channel " + id(), defect);
            return Future.failedFuture(defect);
        }
    }

    private static String text(Throwable failure) {
        return failure instanceof TimeoutException ? "no answer in time" : String.valueOf(failure.getMessage());
    }

    private void settled(SendResult result, String address) {
        heardNanos = clock.nanos();
        switch (result) {
            case SendResult.Accepted taken -> {
                accepted.incrementAndGet();
                lastAcceptedAt = clock.millis();
                circuit.set(CircuitBreaker.CLOSED);
            }
            case SendResult.Unreachable gone -> {
                unreachable.incrementAndGet();
                circuit.updateAndGet(CircuitBreaker::answered);
            }
            case SendResult.Retry again -> refused(again, address);
        }
    }

    /**
     * A provider that names a time is alive: that is its rate, not a failure. One that refuses a message is alive as well: a number that is wrong
     * must not shut the channel for everybody. Only one that refuses every address may refuse all others too.
     */
    private void refused(SendResult.Retry again, String address) {
        refused.incrementAndGet();
        lastError = again.reason().substring(0, Math.min(again.reason().length(), ERROR_LENGTH_MAX));
        if (again.afterMillis() > 0) {
            circuit.updateAndGet(CircuitBreaker::busy);
        } else if (again.isOfMessage()) {
            circuit.updateAndGet(state -> state.refused(address, clock.millis()));
        } else {
            circuit.updateAndGet(state -> state.failed(clock.millis()));
        }
    }

    /** Counts and condition. */
    public ChannelState state() {
        CircuitBreaker present = circuit.get();
        int failures = present.failures();
        int addresses = present.refused().size();
        boolean isQuiet = (failures > 0 || addresses >= ChannelState.SEVERAL_REFUSED) && clock.nanos() - heardNanos >= QUIET_NANOS;
        return new ChannelState(id(), accepted.get(), refused.get(), unreachable.get(), limited.get(), failures, addresses, present.circuit(),
                isQuiet, failures + addresses == 0 ? null : lastError, lastAcceptedAt);
    }

    @Override
    public void close() {
        channel.close();
    }
}

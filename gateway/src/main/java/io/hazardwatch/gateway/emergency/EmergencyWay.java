package io.hazardwatch.gateway.emergency;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** All emergency channels together: a message goes to each at the same time, and none waits for another. Any thread. */
public final class EmergencyWay {
    /** A channel that exceeds its own limit loses its place after this time more, ms. */
    private static final long PATIENCE_MILLIS = 1_000;

    private final List<EmergencyChannel> channels;

    public EmergencyWay(List<EmergencyChannel> channels) {
        this.channels = List.copyOf(channels);
    }

    /** Number of channels; 0 = nobody can be told. */
    public int size() {
        return channels.size();
    }

    /**
     * Sends by every channel.
     *
     * @return completes when all have ended: the ones that failed, each with its reason; never fails
     */
    public CompletableFuture<List<String>> send(EmergencyMessage message) {
        List<CompletableFuture<String>> attempts = channels.stream().map(channel -> channel.send(message)
                .completeOnTimeout("no end in time", EmergencyChannel.ATTEMPT_MILLIS_MAX + PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .exceptionally(Throwable::toString)
                .thenApply(refused -> refused == null ? null : channel.id() + ": " + refused)).toList();
        return CompletableFuture.allOf(attempts.toArray(CompletableFuture[]::new)).thenApply(all -> {
            List<String> failed = new ArrayList<>();
            attempts.forEach(attempt -> {
                if (attempt.join() != null) {
                    failed.add(attempt.join());
                }
            });
            return failed;
        });
    }
}

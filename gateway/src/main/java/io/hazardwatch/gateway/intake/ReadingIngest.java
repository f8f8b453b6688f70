package io.hazardwatch.gateway.intake;

import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.registry.Device;

/**
 * Takes messages of an input: decodes them and hands their readings to the lanes. One per connection thread, used by that
 * thread alone; never blocks.
 */
public interface ReadingIngest {
    /** The lane has no room and nothing was taken: stop reading and offer again after {@code onProgress}. */
    long FULL = -1;

    /**
     * Offers one payload; the bytes may be reused after return.
     *
     * @return a token for {@link #isDurable}, or {@link #FULL}. Also for rejected payloads (their token is durable as
     *         soon as all before it are)
     */
    long offer(MessageOrigin origin, Device device, byte[] bytes, int from, int length, long arrivalMillis);

    /**
     * Offers readings that the input has decoded itself; {@code decoded} and the bytes may be reused after return.
     *
     * @param bytes what was received, for quarantine
     * @return as {@link #offer(MessageOrigin, Device, byte[], int, int, long)}
     */
    long offer(MessageOrigin origin, Device device, Decoded decoded, byte[] bytes, long arrivalMillis);

    /**
     * Ends a burst of payloads: wakes the lane now. Waking it for each payload would make two threads of one processor
     * alternate at every message, which costs more than the message itself.
     */
    default void flush() {}

    /** Why the last payload gave no reading; null when at least one was taken. */
    RejectReason lastReject();

    /** How many readings the last payload gave. */
    default int lastCount() {
        return 0;
    }

    /** Whether the readings of {@code token} and the alarms they raised survive the end of the process. */
    boolean isDurable(long token);

    /**
     * Whether the readings of {@code token} survive the end of the process; their alarms may still wait. Tokens of one ingest
     * become stored in the order they were returned, while {@link #isDurable} may be true for a later one first.
     */
    default boolean isStored(long token) {
        return isDurable(token);
    }
}

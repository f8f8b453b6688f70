package io.hazardwatch.gateway.intake;

import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.registry.Device;

/**
 * What a door pours messages into: decodes and hands over to the lane. One per connection thread and used by that
 * thread alone; never blocks.
 */
public interface ReadingIngest {
    /** The lane has no room: nothing was taken; stop reading and offer again after {@code onProgress}. */
    long FULL = -1;

    /**
     * Offers one payload; the bytes may be reused after return.
     *
     * @return a token for {@link #isDurable}, or {@link #FULL}. Also for rejected payloads (their token is durable as
     *         soon as all before it are)
     */
    long offer(Origin origin, Device device, byte[] bytes, int from, int length, long arrivalMillis);

    /**
     * The burst of payloads is over: whoever takes them is woken now. Waking for each payload would let two threads of one
     * processor change places at every message, which costs more than the message itself.
     */
    default void flush() {}

    /** Why the last payload offered gave no reading at all, or null when at least one was taken. */
    RejectReason lastReject();

    /** Whether what came with {@code token} survives the death of the process, with the alarms it raised. */
    boolean isDurable(long token);

    /**
     * Whether the readings that came with {@code token} survive the death of the process, whatever the alarms they raised wait for.
     * Tokens of one ingest become stored in the order they were given out, while {@link #isDurable} may be true for a later one first.
     */
    default boolean isStored(long token) {
        return isDurable(token);
    }
}

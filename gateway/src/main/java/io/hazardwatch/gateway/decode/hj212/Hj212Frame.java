package io.hazardwatch.gateway.decode.hj212;

import io.hazardwatch.gateway.model.FrameDeviation;
import java.util.Set;

/**
 * What the framer found next in the bytes of a connection.
 *
 * @param kind       what it is
 * @param deviations how a frame differs from the standard; of a frame whose checksum is wrong only whether its length is
 * @param data       the data segment of a frame, or the bytes that belong to none
 */
public record Hj212Frame(Kind kind, Set<FrameDeviation> deviations, byte[] data) {
    /** What the bytes are. */
    public enum Kind {
        /** A frame whose checksum is right, in the standard's way or in another that is known. */
        RIGHT,
        /** A frame that begins and ends as one, and whose checksum fits in no known way. */
        WRONG_CHECKSUM,
        /** Bytes of no frame: noise, or a frame that was cut off. */
        NO_FRAME
    }
}

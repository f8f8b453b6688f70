package io.hazardwatch.gateway.leaks;

import java.util.List;

/**
 * One piece of evidence; a sentence for people is made of it where it is shown.
 *
 * @param weight what it adds to the confidence
 * @param about  what it is about: points, the id of equipment, or that of a camera followed by {@link #CAMERA}
 * @param value  the figure that goes with it, or NaN
 * @param unit   of {@code value}, or empty
 */
public record Evidence(EvidenceKind kind, double weight, List<String> about, double value, String unit) {
    /** Follows the id of a camera that stands near, and tells it from equipment that cameras show. */
    static final String CAMERA = "camera";

    public Evidence {
        about = List.copyOf(about);
    }

    /** Whether it is about a camera itself. */
    public boolean isOfCamera() {
        return kind == EvidenceKind.CAMERA_NEARBY && about.size() > 1 && about.get(1).equals(CAMERA);
    }
}

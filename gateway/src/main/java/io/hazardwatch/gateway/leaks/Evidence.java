package io.hazardwatch.gateway.leaks;

import java.util.List;

/**
 * One piece of evidence; a sentence for people is made of it where it is shown.
 *
 * @param weight what it adds to the confidence
 * @param about  what it is about: points, or the id of equipment
 * @param value  the figure that goes with it, or NaN
 * @param unit   of {@code value}, or empty
 */
public record Evidence(EvidenceKind kind, double weight, List<String> about, double value, String unit) {
    public Evidence {
        about = List.copyOf(about);
    }
}

package io.hazardwatch.gateway.api.escalation;

import io.hazardwatch.gateway.model.Text;
import java.util.List;

/**
 * A correction as prepared: to everybody who was told, by the means by which each was told.
 *
 * @param matter      what people had been told
 * @param recipients  empty if nobody was told within the last day
 * @param isRunning   whether people are still being called about it
 * @param correctedAt when this announcement was corrected, ms since the epoch; 0 = not yet
 */
public record CorrectionDraft(String subject, String enterprise, String site, Text matter, List<Told> recipients, boolean isRunning,
                              long correctedAt) {
    /**
     * Somebody who was told.
     *
     * @param means kind of means
     */
    public record Told(String person, String means) {}
}

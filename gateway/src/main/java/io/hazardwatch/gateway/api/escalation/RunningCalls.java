package io.hazardwatch.gateway.api.escalation;

import io.hazardwatch.gateway.escalation.Escalation;
import io.hazardwatch.gateway.model.Text;
import java.util.List;

/**
 * Calls about one subject, as displayed.
 *
 * @param calls  their state
 * @param nextAt when the next step is due, ms since the epoch
 * @param place  where it is
 * @param matter what people are called about, as it stands now
 * @param tried  the messages of this announcement, newest first
 */
public record RunningCalls(Escalation calls, long nextAt, Text place, Text matter, List<MessageRecord> tried) {}

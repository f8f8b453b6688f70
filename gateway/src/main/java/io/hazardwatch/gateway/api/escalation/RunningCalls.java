package io.hazardwatch.gateway.api.escalation;

import io.hazardwatch.gateway.escalation.Escalation;
import java.util.List;

/**
 * Calls about one subject, as displayed.
 *
 * @param calls  their state
 * @param nextAt when the next step is due, ms since the epoch
 * @param tried  the messages of this announcement, newest first
 */
public record RunningCalls(Escalation calls, long nextAt, List<MessageRecord> tried) {}

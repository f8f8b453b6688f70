package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.RecordedEvent;
import java.util.List;

/**
 * The content of one commit.
 *
 * @param lastTicket ticket of the last event, or of the one before if there is none
 */
record CommitBatch(List<RecordedEvent> events, long lastTicket, List<OutboxChange<?>> changes) {}

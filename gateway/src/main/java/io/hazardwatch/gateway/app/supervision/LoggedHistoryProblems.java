package io.hazardwatch.gateway.app.supervision;

import io.hazardwatch.gateway.app.process.ErrorSink;
import io.hazardwatch.gateway.history.store.HistoryProblems;
import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.intake.MessageOrigin;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.time.Clock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs problems with storing readings, and adds readings the store refused to the rejects that people can look up. Any thread. */
public record LoggedHistoryProblems(Quarantine quarantine, ErrorSink defects, Clock clock) implements HistoryProblems {
    private static final Logger LOG = LoggerFactory.getLogger(LoggedHistoryProblems.class);
    /** Used instead of port and credential: the reading had been accepted, so its sender is no longer known. */
    private static final String STORE = "store";

    @Override
    public void report(String what, Throwable cause) {
        LOG.warn("history: {}{}", what, cause == null ? "" : ": " + cause);
        boolean isOfOutside = cause == null || cause instanceof StoreException || cause instanceof IOException
                || cause instanceof UncheckedIOException;
        if (!isOfOutside) {
            defects.caught("history", cause);
        }
    }

    @Override
    public void refused(ReadingBatch refused, String reason) {
        long now = clock.millis();
        for (int i = 0; i < refused.count; i++) {
            PointId point = refused.point[i];
            byte[] payload = ("{\"ts\":" + refused.eventMillis[i] + ",\"values\":{\"" + point.point() + "\":" + refused.value[i]
                    + "}}").getBytes(StandardCharsets.US_ASCII);
            quarantine.reject(new MessageOrigin(STORE, STORE, STORE, point.enterprise(), point.toString()),
                    RejectReason.STORE_REFUSED, reason, payload, 0, payload.length, now);
        }
    }
}

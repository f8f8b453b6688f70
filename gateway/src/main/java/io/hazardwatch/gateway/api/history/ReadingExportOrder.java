package io.hazardwatch.gateway.api.history;

import io.hazardwatch.gateway.history.export.ExportFormat;
import io.hazardwatch.gateway.model.PointId;
import java.util.List;

/**
 * An export of readings that somebody asked for, as a rule for an investigation.
 *
 * @param points     all of one enterprise
 * @param fromMillis first moment, ms since the epoch; {@code toMillis} is the first one beyond
 */
record ReadingExportOrder(String id, String enterprise, List<PointId> points, long fromMillis, long toMillis, ExportFormat form,
                   String orderedBy, long orderedAtMillis) {
    ReadingExportOrder {
        points = List.copyOf(points);
    }
}

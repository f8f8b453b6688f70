package io.hazardwatch.gateway.api.history;

import io.hazardwatch.gateway.history.export.ExportFormat;
import io.hazardwatch.gateway.model.PointId;
import java.util.List;

/**
 * An ordered export of readings, usually for an investigation.
 *
 * @param points all of one enterprise
 * @param fromMillis start, ms since the epoch
 * @param toMillis end, exclusive, ms since the epoch
 */
record ReadingExportOrder(String id, String enterprise, List<PointId> points, long fromMillis, long toMillis, ExportFormat form,
                   String orderedBy, long orderedAtMillis) {
    ReadingExportOrder {
        points = List.copyOf(points);
    }
}

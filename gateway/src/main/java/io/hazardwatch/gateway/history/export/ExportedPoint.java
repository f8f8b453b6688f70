package io.hazardwatch.gateway.history.export;

import io.hazardwatch.gateway.model.PointId;

/**
 * What the archive has of one point.
 *
 * @param file        its name in the archive
 * @param readings    how many
 * @param firstMillis time of the first and the last of them, ms since the epoch; 0 when there is none
 * @param bytes       length of the file
 * @param sha256      of the file, in hexadecimal digits
 */
public record ExportedPoint(PointId point, String file, long readings, long firstMillis, long lastMillis, long bytes, String sha256) {}

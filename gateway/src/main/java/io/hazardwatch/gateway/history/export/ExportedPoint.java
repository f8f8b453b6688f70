package io.hazardwatch.gateway.history.export;

import io.hazardwatch.gateway.model.PointId;

/**
 * One point's part of the archive.
 *
 * @param file its name in the archive
 * @param readings number of readings
 * @param firstMillis time of the first reading, ms since the epoch; 0 if there is none
 * @param lastMillis time of the last reading, ms since the epoch; 0 if there is none
 * @param bytes length of the file
 * @param sha256 of the file, in hexadecimal digits
 */
public record ExportedPoint(PointId point, String file, long readings, long firstMillis, long lastMillis, long bytes, String sha256) {}

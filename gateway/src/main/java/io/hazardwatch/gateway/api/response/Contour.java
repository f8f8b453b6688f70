package io.hazardwatch.gateway.api.response;

/**
 * Consequence contours that the operator's own safety assessment drew for one scenario. Nothing of them is computed here. Immutable, any thread.
 *
 * @param json  as {@code GET /api/v1/contours} gives it, so that nothing is encoded twice
 * @param areas how many there are
 */
public record Contour(String enterprise, String site, String json, int areas) {}

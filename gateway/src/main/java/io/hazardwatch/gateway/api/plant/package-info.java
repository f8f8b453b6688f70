/**
 * Sites, points, units, configuration, and what is unprotected.
 *
 * <p>Thread: event loop.
 */
package io.hazardwatch.gateway.api.plant;

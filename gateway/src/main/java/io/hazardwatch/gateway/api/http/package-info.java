/**
 * Requests and responses: parameters, bodies, problems, cursors, limits, the caller. No routes.
 *
 * <p>Invariant: every refusal is an RFC 9457 problem document. Thread: event loop.
 */
package io.hazardwatch.gateway.api.http;

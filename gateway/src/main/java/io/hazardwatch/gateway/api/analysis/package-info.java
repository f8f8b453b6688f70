/**
 * Long queries: figures, floods, back-tests, the journal as a table; behind one shared concurrency limit.
 *
 * <p>Thread: event loop; the work is done on a pool of its own.
 */
package io.hazardwatch.gateway.api.analysis;

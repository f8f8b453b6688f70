/**
 * Readings that devices push over HTTP.
 *
 * <p>Invariant: 202 is answered once the readings are durable and their alarms are in the journal, never before. Thread: the event loop of the
 * HTTP port, which waits for nothing. Deliberately absent: log-ins of people; a push proves itself with the credential of a device.
 */
package io.hazardwatch.gateway.api.ingest;

/**
 * The store that needs no server: QuestDB's engine inside the gateway, its files in one directory, no port open.
 *
 * <p>Invariant: a batch written is in the write-ahead log and survives a kill; a row is one per point and time. One
 * thread applies the log to the tables, so queries see a batch shortly after it was written. Readings that are days old when
 * they are written have a table of their own with few files, so that a backlog delays no reading of the present.
 * Absent on purpose: QuestDB's HTTP, PostgreSQL and line-protocol servers, its worker pools, fsync per batch.
 */
package io.hazardwatch.gateway.history.embedded;

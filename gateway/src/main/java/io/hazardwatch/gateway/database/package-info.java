/**
 * The relational store: accounts, people, posts, rosters, duty log. A SQLite file in the data folder, or a PostgreSQL server.
 * Flyway migrates the schema; other rooms write their SQL through Jdbi in the subset that both stores understand.
 *
 * <p>Invariants: one gateway writes to a store; a transaction takes effect as a whole or not at all; write transactions run one
 * after another, on both stores; no call waits without bound, and one that the store cannot serve fails with
 * {@link io.hazardwatch.gateway.database.DatabaseAwayException}. Thread: the caller's, which may block, so never a lane or an
 * event loop; one thread watches a PostgreSQL server. Deliberately absent: the alarm journal, which has a file of its own; an
 * object-relational mapper; knowledge of any room's tables.
 */
package io.hazardwatch.gateway.database;

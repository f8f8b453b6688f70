/**
 * The one owner of the relational store: accounts, people, posts, rosters, duty log. A SQLite file in the data folder, or a
 * PostgreSQL server; the schema is brought up by Flyway, other rooms write their SQL through Jdbi in the subset both understand.
 *
 * <p>Invariants: one gateway writes to a store; a transaction is whole or not at all; writers follow one another, on both stores
 * alike; no call waits without end, and what the store cannot do now fails as {@link io.hazardwatch.gateway.database.DatabaseAwayException}.
 * Thread: the caller's, which may block, so never a lane or an event loop; one thread watches a PostgreSQL server. Absent on purpose:
 * the alarm journal, which has a file of its own; an object-relational mapper; knowledge of anybody's tables.
 */
package io.hazardwatch.gateway.database;

/**
 * Runs hand-over, duty log and roll calls of all posts, on one thread. One thread; rows are kept before anybody is told, and
 * when the store is away people are told all the same and the rows are written later.
 */
package io.hazardwatch.gateway.duty.book;

/**
 * The rows of hand-over, duty log and roll calls that are not over, as one process plays them. One thread; rows are kept
 * before anybody is told, and when the store is away people are told all the same and the rows are written later.
 */
package io.hazardwatch.gateway.duty.book;

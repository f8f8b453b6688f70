/**
 * The rows of hand-over, duty log and roll calls in the relational store. Blocking; any thread that may wait.
 */
package io.hazardwatch.gateway.duty.tables;

/**
 * Starts the duty: the roster with the watch over its coverage and a copy for when the relational store is away; the duty's
 * thread, and its ways to journal, system alarms, lanes and consoles. Rules of the duty are in {@code duty}.
 */
package io.hazardwatch.gateway.app.duty;

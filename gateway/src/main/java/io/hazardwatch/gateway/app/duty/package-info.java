/**
 * Starts duty: the roster with the check of its coverage and a copy for when the relational store is unavailable; the duty
 * thread, and its connections to journal, system alarms, lanes and consoles. The rules of duty are in {@code duty}.
 */
package io.hazardwatch.gateway.app.duty;

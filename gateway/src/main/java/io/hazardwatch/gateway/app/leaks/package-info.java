/** The start of leaks, their thread, and their connections to alarms, readings, calls and the journal. */
package io.hazardwatch.gateway.app.leaks;

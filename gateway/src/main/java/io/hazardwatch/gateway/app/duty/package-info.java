/** The duty's thread, and its ways to journal, system alarms, lanes and consoles. */
package io.hazardwatch.gateway.app.duty;

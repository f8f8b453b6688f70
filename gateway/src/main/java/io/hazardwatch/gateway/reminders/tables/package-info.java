/** The rows of reminders that were told. */
package io.hazardwatch.gateway.reminders.tables;

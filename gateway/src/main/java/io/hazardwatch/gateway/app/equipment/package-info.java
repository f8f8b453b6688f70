/** The start of equipment, its thread, and its connections to the journal and to messages. */
package io.hazardwatch.gateway.app.equipment;

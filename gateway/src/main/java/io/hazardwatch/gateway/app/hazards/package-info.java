/** The start of hazard source files and stock books, their thread, and their connections to the journal and to messages. */
package io.hazardwatch.gateway.app.hazards;

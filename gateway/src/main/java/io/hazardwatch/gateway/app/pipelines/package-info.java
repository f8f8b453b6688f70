/** The start of the watch of pipelines, its thread, and its connections to readings, alarms and the journal. */
package io.hazardwatch.gateway.app.pipelines;

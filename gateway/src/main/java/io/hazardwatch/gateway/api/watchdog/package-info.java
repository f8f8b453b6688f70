/** The monthly check of the outside monitor over HTTP. Event loop; absent on purpose: the calls to the monitor, which the auditor makes. */
package io.hazardwatch.gateway.api.watchdog;

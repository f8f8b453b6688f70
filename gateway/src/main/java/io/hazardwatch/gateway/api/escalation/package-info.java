/** Calls to people over HTTP: running calls, and messages as proof of delivery. */
package io.hazardwatch.gateway.api.escalation;

/** Calls to people as the API shows them: those that run, and the messages as proof of delivery. */
package io.hazardwatch.gateway.api.escalation;

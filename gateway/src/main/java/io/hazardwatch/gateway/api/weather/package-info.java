/**
 * Weather warnings over HTTP: submitting, listing, answering, and recording actions. Event loop; the weather thread does the
 * work.
 */
package io.hazardwatch.gateway.api.weather;

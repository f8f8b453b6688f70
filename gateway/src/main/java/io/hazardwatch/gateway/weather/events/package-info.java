/**
 * The table from codes and words to kinds of event; data with source and edition, which a configuration may change. Pure. Any
 * thread.
 */
package io.hazardwatch.gateway.weather.events;

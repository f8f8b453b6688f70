/**
 * Which codes and words stand for which event; data with source, edition and mark, which a configuration may change. Pure. Any thread.
 */
package io.hazardwatch.gateway.weather.events;

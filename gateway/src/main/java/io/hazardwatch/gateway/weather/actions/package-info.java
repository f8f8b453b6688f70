/**
 * Actions that a warning requires of a site: a table from hazard, colour and feature to actions with role, order and deadline,
 * and the time for an answer. All of it is data with source, edition and mark, which a configuration may change. Pure. Any
 * thread.
 */
package io.hazardwatch.gateway.weather.actions;

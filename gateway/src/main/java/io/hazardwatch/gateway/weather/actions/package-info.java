/**
 * What a site does on a warning: the table hazard, colour and feature to actions with role, order and deadline, and how long an answer may
 * take. All of it is data with source, edition and mark, which a configuration may change. Pure. Any thread.
 */
package io.hazardwatch.gateway.weather.actions;

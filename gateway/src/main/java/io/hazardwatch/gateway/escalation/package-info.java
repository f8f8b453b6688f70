/**
 * Calls people until somebody answers: whom, by which means and when, for each alarm, weather warning or matter of duty. Pure: it
 * decides on the stored state, the time and the chain that are passed in. Keeping the state, finding the people and sending are
 * done in {@code app.escalation}.
 */
package io.hazardwatch.gateway.escalation;

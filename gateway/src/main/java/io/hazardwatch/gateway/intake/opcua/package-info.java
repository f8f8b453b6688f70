/**
 * Client of OPC UA servers, with Eclipse Milo: subscribes to the nodes and alarms that site files name.
 *
 * <p>Invariant: nothing is believed of a server whose certificate no person has trusted, unless its settings say {@code none}; every
 * value keeps its quality and the time of its source. What comes is durable soon after, but the protocol acknowledges nothing, so what is
 * on its way when the process dies is lost. Threads: one per server ({@code opcua-ID}) for all that is decided, and Milo's for its
 * network. Alarms of a server (part 9) are readings of points that
 * the site files name, and become alarms here only by limits of those points. Deliberately absent: writing, calling (but for ConditionRefresh),
 * and events that are no alarms.
 */
package io.hazardwatch.gateway.intake.opcua;

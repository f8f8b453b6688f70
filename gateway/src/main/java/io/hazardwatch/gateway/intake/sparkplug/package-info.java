/**
 * The gateway as host application of Sparkplug B 3.0, subscribed to a broker with Eclipse Paho ({@code intake.broker}).
 *
 * <p>Invariant: a node is asked for a rebirth at most once in ten seconds, whatever it sends; what is kept of nodes is bounded by those
 * that the site files name. Thread: the subscriber's. Deliberately absent: commands that write to devices, and values of data sets
 * and templates.
 */
package io.hazardwatch.gateway.intake.sparkplug;

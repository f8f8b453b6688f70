/**
 * Payloads of Sparkplug B: protobuf bytes to metrics.
 *
 * <p>Invariant: no input throws. Pure; the caller's thread. Deliberately absent: values of data sets, templates, files and texts, which are no
 * readings, and the states of nodes ({@code intake.sparkplug}).
 */
package io.hazardwatch.gateway.decode.sparkplug;

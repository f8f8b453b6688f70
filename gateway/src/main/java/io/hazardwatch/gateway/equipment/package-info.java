/**
 * Whether equipment and barriers (relief valves, cut-off valves, safety loops, pumps) can be relied on: what site files state of their dates and
 * what people record of proofs and bypasses since.
 *
 * <p>Invariant: a bypass lasts until a person ends it, whatever was stated as its end. Owner's thread; what is read comes from memory, on any
 * thread. Absent on purpose: planning of work, and any command to equipment.
 */
package io.hazardwatch.gateway.equipment;

/**
 * Terms that every room uses: ids, qualities, priorities, texts.
 *
 * <p>Invariant: values only; everything here is immutable and uses {@code java.*} alone. Thread: any. Absent on purpose:
 * behaviour that belongs to one room, wire formats, Vert.x.
 */
package io.hazardwatch.gateway.model;

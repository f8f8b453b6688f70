/**
 * Hand-over (交接班): the outgoing officer passes open matters to the incoming one, who sees and accepts them. Pure: rows and
 * {@code now} in, changed rows out.
 */
package io.hazardwatch.gateway.duty.handover;

/**
 * Rosters in the formats of other programs: read with a reason for each row that is refused, and written.
 *
 * <p>Invariant: nothing is dropped without a reason; sizes are bounded. Immutable, any thread. Absent on purpose: applying what was
 * read, which is an edit like any other.
 */
package io.hazardwatch.gateway.duty.exchange;

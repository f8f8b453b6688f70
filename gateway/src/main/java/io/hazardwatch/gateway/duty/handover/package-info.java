/**
 * Hand-over (交接班): what stands open goes from the officer who leaves to the one who comes, seen and accepted. Pure: rows and
 * {@code now} in, changed rows out.
 */
package io.hazardwatch.gateway.duty.handover;

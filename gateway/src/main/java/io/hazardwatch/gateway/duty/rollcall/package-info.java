/**
 * Roll calls (查岗): proof that whoever is on duty is there. Pure: rows and {@code now} in, changed rows out.
 */
package io.hazardwatch.gateway.duty.rollcall;

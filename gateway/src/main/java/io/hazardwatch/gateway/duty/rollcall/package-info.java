/** Roll calls (查岗): proof that the officer on duty is present. Pure: rows and {@code now} in, changed rows out. */
package io.hazardwatch.gateway.duty.rollcall;

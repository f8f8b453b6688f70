/** Permits of special work: whether one can be taken, which limits it tightens, and when its people must stop. Pure, {@code now} is an argument. */
package io.hazardwatch.gateway.response.permits;

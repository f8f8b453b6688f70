/** How duty is kept at each post, as the settings say. Immutable values; any thread. */
package io.hazardwatch.gateway.duty.rules;

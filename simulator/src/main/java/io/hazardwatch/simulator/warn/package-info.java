/**
 * Warnings of a meteorological authority that does not exist, posted to a gateway. With an encoder of its own: a shared one hides its own
 * mistakes.
 */
package io.hazardwatch.simulator.warn;

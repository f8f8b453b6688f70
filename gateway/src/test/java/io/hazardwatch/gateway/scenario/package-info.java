/** The scenario files in fake time: what the simulator would send, through decoder and lane, against what must follow. */
package io.hazardwatch.gateway.scenario;

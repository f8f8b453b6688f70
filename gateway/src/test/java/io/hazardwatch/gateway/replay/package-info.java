/** Real measurements through the real MQTT listener, checked against what is known about them. The data is never committed. */
package io.hazardwatch.gateway.replay;

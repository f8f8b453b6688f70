/**
 * An OPC UA server with the values of a scenario's device, on loopback and without security.
 *
 * <p>The server is Eclipse Milo's, whose client the gateway uses: of all languages of the simulator this is the only one whose encoding comes from
 * a library that the gateway has as well.
 */
package io.hazardwatch.simulator.opcua;

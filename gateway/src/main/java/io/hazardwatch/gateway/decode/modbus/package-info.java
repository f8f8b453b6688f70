/**
 * Modbus as the master has it: requests to bytes, bytes of a connection to answers, answers to readings or a named reject.
 *
 * <p>Invariant: no input throws, and what is kept of a connection is bounded. Pure; the caller's thread. Deliberately absent: the
 * connection, what is asked when, and functions that write to devices.
 */
package io.hazardwatch.gateway.decode.modbus;

package io.hazardwatch.gateway.decode.gb28181;

/**
 * One header of a message.
 *
 * @param name  in lower case, never the compact form
 * @param value without blanks around it; its bytes as Latin-1
 */
public record SipHeader(String name, String value) {}

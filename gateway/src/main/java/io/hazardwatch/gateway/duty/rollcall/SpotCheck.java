package io.hazardwatch.gateway.duty.rollcall;

/**
 * Result of a spot check: the answer and the state of the site at that moment, as one text that is never changed.
 *
 * @param id   that of its roll call
 * @param text a JSON document
 * @param hash SHA-256 of the text's UTF-8 bytes, in hexadecimal
 */
public record SpotCheck(String id, String post, long atMillis, String text, String hash) {}

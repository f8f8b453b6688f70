package io.hazardwatch.gateway.accounts;

/**
 * The first answer to a command that can be repeated, as it is stored.
 *
 * @param call      hash of who sent what with which key
 * @param request   hash of the request, without what is secret in it
 * @param atMillis  when it was first sent, ms since the epoch
 * @param status    of HTTP
 * @param mediaType null if there is no body
 * @param body      null if it showed a secret
 */
public record StoredAnswer(String call, String request, long atMillis, int status, String mediaType, String body) {}

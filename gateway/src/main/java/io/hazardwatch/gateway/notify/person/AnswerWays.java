package io.hazardwatch.gateway.notify.person;

/**
 * How the person can answer a message.
 *
 * @param link the address of the answer page; opening it answers nothing
 * @param code what to reply by SMS, such as {@code 4711}; a decline has another digit in front
 */
public record AnswerWays(String link, String code) {}

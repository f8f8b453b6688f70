package io.hazardwatch.gateway.api.answer;

import io.hazardwatch.gateway.answer.AnswerBook;
import io.hazardwatch.gateway.answer.AnswerTokens;

/**
 * What the answer page needs from other rooms.
 *
 * @param book   knows the messages and does what an answer says
 * @param tokens checks the links
 */
public record AnswerPorts(AnswerBook book, AnswerTokens tokens) {}

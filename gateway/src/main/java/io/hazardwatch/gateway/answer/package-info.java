/**
 * Answers of people who are not at the console: the token in the link of a message, the code for a reply by SMS, and the
 * result. Which message asked and what the answer does is decided behind the port {@link AnswerBook}. Pure: no I/O, no clock.
 */
package io.hazardwatch.gateway.answer;

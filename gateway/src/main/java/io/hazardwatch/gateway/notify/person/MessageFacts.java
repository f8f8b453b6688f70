package io.hazardwatch.gateway.notify.person;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import java.time.ZoneId;

/**
 * Contents of a message, before a template turns them into text. Everything is of the moment of sending, not of the planning.
 *
 * @param priority   null if it is about no alarm
 * @param place      site and, where known, hazard source
 * @param matter     plain meaning: what is wrong with which point; for duty and weather the whole text
 * @param value      with unit, as people read it; null if there is none
 * @param limit      with unit; null if there is none
 * @param trend      how it moves, or the time left to the limit; null if unknown
 * @param happenedAt the device's time of the first violating reading, ms since the epoch; 0 = none
 * @param action     what to do; null if nothing is written down
 * @param news       who has answered, or how it ended, or why this message is sent again; null if there is none
 * @param merged     number of matters in this message, 1 unless it is a digest
 * @param answer     how to answer; null if no answer is asked for
 */
public record MessageFacts(MessageNature nature, MessagePurpose purpose, Priority priority, Text place, Text matter, String value, String limit,
                           Text trend, long happenedAt, ZoneId zone, Text action, Text news, int merged, AnswerWays answer) {}

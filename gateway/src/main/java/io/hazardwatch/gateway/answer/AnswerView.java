package io.hazardwatch.gateway.answer;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import java.time.ZoneId;

/**
 * What the answer page shows.
 *
 * @param isHousehold whether a household is asked, which takes nothing and only says that everybody is outside
 * @param isEnglish  whether the person reads English, otherwise Chinese
 * @param priority   null if the matter has none
 * @param place      site and hazard source
 * @param matter     what it is about, as it stands now
 * @param action     what to do; null if nothing is written down
 * @param happenedAt when it began, ms since the epoch
 * @param answeredBy name of the person who took it; null if nobody has
 * @param answeredAt ms since the epoch; 0 = not yet
 * @param fresh      message of this person about the present announcement, if the state is {@link AnswerState#STALE}; null if there
 *                   is none
 */
public record AnswerView(AnswerState state, boolean isExercise, boolean isHousehold, boolean isEnglish, Priority priority, Text place, Text matter,
                         Text action, long happenedAt, ZoneId zone, String answeredBy, long answeredAt, AskedMessage fresh) {}

package io.hazardwatch.gateway.escalation;

import io.hazardwatch.gateway.people.Urgency;
import java.util.List;

/**
 * The times for one priority, in milliseconds.
 *
 * @param delayMillis     how long the first message may wait so that it can be merged with others; 0 = none
 * @param repeatMillis    repeat to the level that is being called; 0 = none
 * @param nextLevelMillis from the first call of a level to the next level; 0 = only the first level is called
 * @param loopMillis      after the last level, all levels are called again this often, without end; 0 = none
 * @param silenceMillisMax longest time without a message that a provider accepted; 0 = no limit
 * @param patienceMillis  how long an attempt may be without acceptance or receipt before the next means is tried as well
 * @param meansAtOnce     independent means that are used at the same time
 * @param urgency         which of a person's two sets of means is used
 * @param isEndedByClear  whether the end of the condition ends the calls
 * @param hasSiren        whether sirens are switched on after the last level
 * @param answers         ids of levels of which one person each must answer; empty = one answer of anybody
 * @param extraLevels     levels that are called with the first one from the beginning
 */
public record EscalationTiming(long delayMillis, long repeatMillis, long nextLevelMillis, long loopMillis, long silenceMillisMax,
                               long patienceMillis, int meansAtOnce, Urgency urgency, boolean isEndedByClear, boolean hasSiren,
                               List<String> answers, int extraLevels) {
    public EscalationTiming {
        answers = List.copyOf(answers);
    }

    /** Times with which calls begin with the first level alone. */
    public EscalationTiming(long delayMillis, long repeatMillis, long nextLevelMillis, long loopMillis, long silenceMillisMax, long patienceMillis,
                            int meansAtOnce, Urgency urgency, boolean isEndedByClear, boolean hasSiren, List<String> answers) {
        this(delayMillis, repeatMillis, nextLevelMillis, loopMillis, silenceMillisMax, patienceMillis, meansAtOnce, urgency, isEndedByClear,
                hasSiren, answers, 0);
    }

    /** The same with other times. */
    public EscalationTiming withTimes(long repeat, long nextLevel, long loop, long silenceMax) {
        return new EscalationTiming(delayMillis, repeat, nextLevel, loop, silenceMax, patienceMillis, meansAtOnce, urgency,
                isEndedByClear, hasSiren, answers, extraLevels);
    }

    /** The same with more levels that are called from the beginning. */
    public EscalationTiming withExtraLevels(int levels) {
        return new EscalationTiming(delayMillis, repeatMillis, nextLevelMillis, loopMillis, silenceMillisMax, patienceMillis, meansAtOnce,
                urgency, isEndedByClear, hasSiren, answers, levels);
    }

    /** The same with other levels that must answer. */
    public EscalationTiming withAnswers(List<String> levels) {
        return new EscalationTiming(delayMillis, repeatMillis, nextLevelMillis, loopMillis, silenceMillisMax, patienceMillis, meansAtOnce,
                urgency, isEndedByClear, hasSiren, levels, extraLevels);
    }
}

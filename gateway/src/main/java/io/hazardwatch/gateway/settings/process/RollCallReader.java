package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.duty.rollcall.RollCallPolicy;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.time.DateTimeException;
import java.time.LocalTime;

/** Reads how often posts are called. One thread. */
final class RollCallReader {
    private static final long APART_MILLIS_MAX = 4 * 3_600_000L;
    private static final int MISSES_MAX = 10;

    private RollCallReader() {}

    static RollCallPolicy read(YamlMap duty) {
        RollCallPolicy usual = RollCallPolicy.STANDARD;
        YamlMap calls = duty.map("rollCalls");
        duty.done("rollCalls");
        int byDay = (int) calls.whole("byDay", usual.byDay(), 0, RollCallPolicy.CALLS_MAX);
        int byNight = (int) calls.whole("byNight", usual.byNight(), 0, RollCallPolicy.CALLS_MAX);
        long answer = calls.millis("answerWithin", usual.answerMillis(), RollCallPolicy.ANSWER_MILLIS_MIN, RollCallPolicy.ANSWER_MILLIS_MAX);
        long apart = calls.millis("apart", usual.gapMillis(), usual.gapMillis(), APART_MILLIS_MAX);
        int misses = (int) calls.whole("missesMax", usual.missesMax(), 1, MISSES_MAX);
        LocalTime dayFrom = time(calls, "dayFrom", usual.dayFrom());
        LocalTime nightFrom = time(calls, "nightFrom", usual.nightFrom());
        calls.done("byDay", "byNight", "apart", "answerWithin", "missesMax", "dayFrom", "nightFrom");
        if (!dayFrom.isBefore(nightFrom)) {
            calls.broken("dayFrom", "must be before nightFrom");
        }
        return calls.problems().isEmpty() ? new RollCallPolicy(byDay, byNight, apart, answer, misses, dayFrom, nightFrom) : usual;
    }

    private static LocalTime time(YamlMap calls, String key, LocalTime usual) {
        try {
            return LocalTime.parse(calls.text(key, usual.toString()));
        } catch (DateTimeException wrong) {
            calls.broken(key, "must be a time such as \"08:00\"");
            return usual;
        }
    }
}

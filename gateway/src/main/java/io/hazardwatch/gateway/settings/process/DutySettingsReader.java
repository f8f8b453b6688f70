package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.duty.handover.HandoverTimes;
import io.hazardwatch.gateway.duty.rollcall.RollCallPolicy;
import io.hazardwatch.gateway.duty.rules.DutyRules;
import io.hazardwatch.gateway.duty.rules.DutySettings;
import io.hazardwatch.gateway.duty.rules.SummaryRules;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads how duty is kept: for all, and for the enterprises and posts that have rules of their own. One thread. */
final class DutySettingsReader {
    private static final long APART_MILLIS_MAX = 4 * 3_600_000L;
    private static final int MISSES_MAX = 10;
    private static final String[] SECTIONS = {"rollCalls", "handOver", "summary"};

    private DutySettingsReader() {}

    static DutySettings read(YamlMap duty) {
        DutyRules standard = rules(duty, DutyRules.STANDARD);
        Map<String, DutyRules> enterprises = new HashMap<>();
        for (YamlMap own : duty.maps("enterprises")) {
            put(enterprises, own, "enterprise", standard);
        }
        Map<String, DutyRules> posts = new HashMap<>();
        for (YamlMap own : duty.maps("posts")) {
            String enterprise = own.optionalName("enterprise");
            put(posts, own, "post", enterprise == null ? standard : enterprises.getOrDefault(enterprise, standard));
        }
        duty.done("rollCalls", "handOver", "summary", "enterprises", "posts");
        return new DutySettings(standard, enterprises, posts);
    }

    /** What is left out is as in {@code usual}. */
    private static void put(Map<String, DutyRules> all, YamlMap own, String key, DutyRules usual) {
        String name = own.name(key);
        DutyRules rules = rules(own, usual);
        if (name != null && all.put(name, rules) != null) {
            own.broken(key, "stands twice");
        }
        if (key.equals("post")) {
            own.done("post", "enterprise", SECTIONS[0], SECTIONS[1], SECTIONS[2]);
        } else {
            own.done("enterprise", SECTIONS[0], SECTIONS[1], SECTIONS[2]);
        }
    }

    private static DutyRules rules(YamlMap fields, DutyRules usual) {
        return new DutyRules(rollCalls(fields.map(SECTIONS[0]), usual.rollCalls()), handOver(fields.map(SECTIONS[1]), usual.handOver()),
                summary(fields.map(SECTIONS[2]), usual.summary()));
    }

    private static HandoverTimes handOver(YamlMap times, HandoverTimes usual) {
        long leader = times.millis("leaderAfter", usual.leaderMillis(), HandoverTimes.MILLIS_MIN, HandoverTimes.MILLIS_MAX);
        long alarm = times.millis("alarmAfter", usual.overdueMillis(), HandoverTimes.MILLIS_MIN, HandoverTimes.MILLIS_MAX);
        long both = times.millis("bothCrews", usual.bothCrewsMillis(), HandoverTimes.MILLIS_MIN, HandoverTimes.MILLIS_MAX);
        times.done("leaderAfter", "alarmAfter", "bothCrews");
        if (leader >= alarm) {
            times.broken("leaderAfter", "must be less than alarmAfter");
        }
        return times.problems().isEmpty() ? new HandoverTimes(leader, alarm, both) : usual;
    }

    private static SummaryRules summary(YamlMap fields, SummaryRules usual) {
        boolean isOn = fields.flag("on", usual.isOn());
        LocalTime at = time(fields, "at", usual.at());
        List<String> persons = fields.has("persons") ? fields.texts("persons") : usual.persons();
        List<String> posts = fields.has("posts") ? fields.texts("posts") : usual.posts();
        fields.done("on", "at", "persons", "posts");
        return new SummaryRules(isOn, at, persons, posts);
    }

    private static RollCallPolicy rollCalls(YamlMap calls, RollCallPolicy usual) {
        int byDay = (int) calls.whole("byDay", usual.byDay(), 0, RollCallPolicy.CALLS_MAX);
        int byNight = (int) calls.whole("byNight", usual.byNight(), 0, RollCallPolicy.CALLS_MAX);
        long answer = calls.millis("answerWithin", usual.answerMillis(), RollCallPolicy.ANSWER_MILLIS_MIN, RollCallPolicy.ANSWER_MILLIS_MAX);
        long apart = calls.millis("apart", usual.gapMillis(), RollCallPolicy.STANDARD.gapMillis(), APART_MILLIS_MAX);
        int misses = (int) calls.whole("missesMax", usual.missesMax(), 1, MISSES_MAX);
        LocalTime dayFrom = time(calls, "dayFrom", usual.dayFrom());
        LocalTime nightFrom = time(calls, "nightFrom", usual.nightFrom());
        calls.done("byDay", "byNight", "apart", "answerWithin", "missesMax", "dayFrom", "nightFrom");
        if (!dayFrom.isBefore(nightFrom)) {
            calls.broken("dayFrom", "must be before nightFrom");
        }
        return calls.problems().isEmpty() ? new RollCallPolicy(byDay, byNight, apart, answer, misses, dayFrom, nightFrom) : usual;
    }

    /** A time of the day; {@code usual} if there is none or it is malformed, which is noted. */
    static LocalTime time(YamlMap fields, String key, LocalTime usual) {
        try {
            return LocalTime.parse(fields.text(key, usual.toString()));
        } catch (DateTimeException wrong) {
            fields.broken(key, "must be a time such as \"08:00\"");
            return usual;
        }
    }
}

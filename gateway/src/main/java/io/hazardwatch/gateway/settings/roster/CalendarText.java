package io.hazardwatch.gateway.settings.roster;

import io.hazardwatch.gateway.duty.calendar.DutyCalendar;
import io.hazardwatch.gateway.duty.calendar.Holiday;
import io.hazardwatch.gateway.duty.calendar.KeyPeriod;
import io.hazardwatch.gateway.duty.calendar.Tightening;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes the calendar in the format of {@code calendar.yaml}, so that reading it gives the same. Pure, any thread. */
public final class CalendarText {
    private CalendarText() {}

    /** The text of a file. */
    public static String of(DutyCalendar calendar) {
        return "night: {from: \"" + calendar.nightBegin() + "\", to: \"" + calendar.nightEnd() + "\"}\n"
                + list("holidays", calendar.holidays(), CalendarText::holiday) + list("keyPeriods", calendar.periods(), CalendarText::period);
    }

    private static <T> String list(String key, List<T> items, Function<T, String> item) {
        return items.isEmpty() ? key + ": []\n"
                : items.stream().map(one -> "  - {" + item.apply(one) + "}\n").collect(Collectors.joining("", key + ":\n", ""));
    }

    private static String holiday(Holiday holiday) {
        String workdays = holiday.workdays().stream().map(LocalDate::toString).collect(Collectors.joining(", ", "[", "]"));
        return "id: " + RosterText.quoted(holiday.id()) + ", name: " + RosterText.name(holiday.name()) + ", from: " + holiday.from()
                + ", to: " + holiday.to() + ", workdays: " + workdays + origin(holiday.source(), holiday.certainty());
    }

    private static String period(KeyPeriod period) {
        return "id: " + RosterText.quoted(period.id()) + ", kind: " + lower(period.kind()) + ", name: " + RosterText.name(period.name())
                + ", from: " + period.from() + ", to: " + period.to()
                + (period.enterprise() == null ? "" : ", enterprise: " + RosterText.quoted(period.enterprise()))
                + (period.site() == null ? "" : ", site: " + RosterText.quoted(period.site()))
                + ", tightens: {" + tightening(period.tightening()) + '}' + origin(period.source(), period.certainty());
    }

    private static String tightening(Tightening tightening) {
        return "leaderOnSite: " + tightening.leaderOnSite() + ", moreRollCalls: " + tightening.moreRollCalls() + ", escalationPercent: "
                + tightening.escalationPercent() + ", extraLevels: " + tightening.extraLevels() + ", hotWorkOneGradeHigher: "
                + tightening.hotWorkOneGradeHigher();
    }

    private static String origin(String source, Enum<?> certainty) {
        return (source.isEmpty() ? "" : ", source: " + RosterText.quoted(source)) + ", certainty: " + lower(certainty);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

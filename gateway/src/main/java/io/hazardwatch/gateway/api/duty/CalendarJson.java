package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.duty.calendar.DateCertainty;
import io.hazardwatch.gateway.duty.calendar.DutyCalendar;
import io.hazardwatch.gateway.duty.calendar.Holiday;
import io.hazardwatch.gateway.duty.calendar.KeyPeriod;
import io.hazardwatch.gateway.duty.calendar.KeyPeriodKind;
import io.hazardwatch.gateway.duty.calendar.Tightening;
import io.hazardwatch.gateway.duty.calendar.store.CalendarBook;
import io.hazardwatch.gateway.model.Names;
import io.hazardwatch.gateway.model.Text;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The calendar on the wire; refusals name field, value and rule. Pure, any thread. */
final class CalendarJson {
    private static final int TEXT_MAX = 200;
    private static final int WORKDAYS_MAX = 20;
    private static final int DAYS_MAX = 366;
    private static final int YEAR_MIN = 1970;
    /** Days beyond it cannot be counted on from, nor told in milliseconds. */
    private static final int YEAR_END = 9999;

    private CalendarJson() {}

    static JsonObject of(DutyCalendar calendar, LocalDate day, Predicate<KeyPeriod> isSeen) {
        List<KeyPeriod> periods = calendar.periods().stream().filter(isSeen).toList();
        return new JsonObject().put("day", day.toString()).put("kind", lower(calendar.kind(day)))
                .put("inForce", DutyJson.array(periods.stream().filter(period -> period.contains(day)).toList(), CalendarJson::of))
                .put("night", night(calendar)).put("holidays", DutyJson.array(calendar.holidays(), CalendarJson::of))
                .put("keyPeriods", DutyJson.array(periods, CalendarJson::of));
    }

    /** What the calendar consists of, whatever the day. */
    static JsonObject seen(DutyCalendar calendar, Predicate<KeyPeriod> isSeen) {
        return new JsonObject().put("night", night(calendar)).put("holidays", DutyJson.array(calendar.holidays(), CalendarJson::of))
                .put("keyPeriods", DutyJson.array(calendar.periods().stream().filter(isSeen).toList(), CalendarJson::of));
    }

    static JsonObject night(DutyCalendar calendar) {
        return new JsonObject().put("from", calendar.nightBegin().toString()).put("to", calendar.nightEnd().toString());
    }

    static JsonObject of(Holiday holiday) {
        return new JsonObject().put("id", holiday.id()).put("name", JsonValues.text(holiday.name())).put("from", holiday.from().toString())
                .put("to", holiday.to().toString()).put("workdays", new JsonArray(holiday.workdays().stream().map(LocalDate::toString).toList()))
                .put("source", holiday.source()).put("certainty", lower(holiday.certainty()));
    }

    static JsonObject of(KeyPeriod period) {
        Tightening tightening = period.tightening();
        return new JsonObject().put("id", period.id()).put("kind", lower(period.kind())).put("name", JsonValues.text(period.name()))
                .put("from", period.from().toString()).put("to", period.to().toString()).put("enterprise", period.enterprise())
                .put("site", period.site()).put("tightens", new JsonObject().put("leaderOnSite", tightening.leaderOnSite())
                        .put("moreRollCalls", tightening.moreRollCalls()).put("escalationPercent", tightening.escalationPercent())
                        .put("extraLevels", tightening.extraLevels()).put("hotWorkOneGradeHigher", tightening.hotWorkOneGradeHigher()))
                .put("source", period.source()).put("certainty", lower(period.certainty()));
    }

    /** A whole calendar; what is left out would be removed, so everything must be given. */
    static DutyCalendar calendar(RequestBody body) {
        for (String name : List.of("night", "holidays", "keyPeriods")) {
            if (!body.has(name)) {
                throw Problem.invalid(name, null, "must be given, for the whole calendar is replaced");
            }
        }
        RequestBody night = body.object("night");
        List<Holiday> holidays = body.objects("holidays", CalendarBook.ENTRIES_MAX).stream().map(one -> holiday(one, ownId(one))).toList();
        List<KeyPeriod> periods = body.objects("keyPeriods", CalendarBook.ENTRIES_MAX).stream().map(one -> period(one, ownId(one))).toList();
        requireOnce(holidays.stream().map(Holiday::id).toList());
        requireOnce(periods.stream().map(KeyPeriod::id).toList());
        return new DutyCalendar(holidays, periods, time(night, "from"), time(night, "to"));
    }

    private static String ownId(RequestBody body) {
        return body.text("id", TEXT_MAX, null);
    }

    private static void requireOnce(List<String> ids) {
        ids.stream().filter(id -> Collections.frequency(ids, id) > 1).findFirst().ifPresent(id -> {
            throw Problem.invalid("id", id, "must not be given twice");
        });
    }

    static Holiday holiday(RequestBody body, String id) {
        LocalDate from = day(body, "from");
        return new Holiday(id(id), name(body), from, last(body, from),
                body.texts("workdays", WORKDAYS_MAX, TEXT_MAX).stream().map(day -> day("workdays", day)).toList(),
                body.text("source", TEXT_MAX, ""), choice(body, "certainty", DateCertainty.values(), DateCertainty.OWN));
    }

    static KeyPeriod period(RequestBody body, String id) {
        LocalDate from = day(body, "from");
        String enterprise = optional(body, "enterprise");
        String site = optional(body, "site");
        if (site != null && enterprise == null) {
            throw Problem.invalid("enterprise", null, "must be given with site");
        }
        return new KeyPeriod(id(id), choice(body, "kind", KeyPeriodKind.values(), KeyPeriodKind.LOCAL_EVENT), name(body), from,
                last(body, from), enterprise, site, tightening(body.object("tightens")), body.text("source", TEXT_MAX, ""),
                choice(body, "certainty", DateCertainty.values(), DateCertainty.OWN));
    }

    /** Bounds are such that nothing can be loosened. */
    private static Tightening tightening(RequestBody body) {
        if (body == null) {
            throw Problem.invalid("tightens", null, "must say what is tighter");
        }
        Tightening read = new Tightening(body.flag("leaderOnSite"), whole(body, "moreRollCalls", 0, 0, Tightening.ROLL_CALLS_MAX),
                whole(body, "escalationPercent", 100, Tightening.PERCENT_MIN, 100), whole(body, "extraLevels", 0, 0, Tightening.LEVELS_MAX),
                body.flag("hotWorkOneGradeHigher"));
        if (read.equals(Tightening.NONE)) {
            throw Problem.invalid("tightens", null, "must say what is tighter");
        }
        return read;
    }

    private static int whole(RequestBody body, String name, int otherwise, int low, int high) {
        double value = body.number(name, otherwise);
        if (value != Math.rint(value) || value < low || value > high) {
            throw Problem.invalid(name, value, "must be a whole number from " + low + " to " + high + ", for a key period can tighten only");
        }
        return (int) value;
    }

    private static String id(String id) {
        if (!Names.isName(id) || Names.isReserved(id)) {
            throw Problem.invalid("id", id, "must match [A-Za-z0-9-][A-Za-z0-9_-]{0,63}");
        }
        return id;
    }

    private static String optional(RequestBody body, String name) {
        String value = body.has(name) ? body.text(name, TEXT_MAX, null) : null;
        if (value != null && !Names.isName(value)) {
            throw Problem.invalid(name, value, "must match [A-Za-z0-9_-]{1,64}");
        }
        return value;
    }

    private static Text name(RequestBody body) {
        if (body.isText("name")) {
            return Text.of(body.text("name", TEXT_MAX, null));
        }
        RequestBody name = body.object("name");
        if (name == null || !name.has("zh") && !name.has("en")) {
            throw Problem.invalid("name", null, "must be a text, or have zh or en");
        }
        return new Text(name.has("zh") ? name.text("zh", TEXT_MAX, null) : null, name.has("en") ? name.text("en", TEXT_MAX, null) : null);
    }

    private static LocalDate day(RequestBody body, String name) {
        return day(name, body.text(name, TEXT_MAX, null));
    }

    static LocalDate day(String name, String value) {
        try {
            LocalDate day = LocalDate.parse(value);
            if (day.getYear() >= YEAR_MIN && day.getYear() < YEAR_END) {
                return day;
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw Problem.invalid(name, value, "must be a day such as 2027-01-31");
    }

    private static LocalDate last(RequestBody body, LocalDate from) {
        LocalDate to = day(body, "to");
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) > DAYS_MAX) {
            throw Problem.invalid("to", to.toString(), "must not be before from, nor more than " + DAYS_MAX + " days later");
        }
        return to;
    }

    static LocalTime time(RequestBody body, String name) {
        String value = body.text(name, TEXT_MAX, null);
        try {
            return LocalTime.parse(value).truncatedTo(ChronoUnit.MINUTES);
        } catch (DateTimeException e) {
            throw Problem.invalid(name, value, "must be a time from 00:00 to 23:59");
        }
    }

    private static <E extends Enum<E>> E choice(RequestBody body, String name, E[] choices, E otherwise) {
        String given = body.text(name, TEXT_MAX, lower(otherwise));
        return Arrays.stream(choices).filter(choice -> lower(choice).equals(given)).findFirst().orElseThrow(
                () -> Problem.invalid(name, given, "must be one of " + Arrays.stream(choices).map(CalendarJson::lower).toList()));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

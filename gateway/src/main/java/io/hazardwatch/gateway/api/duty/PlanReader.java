package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.duty.roster.Crew;
import io.hazardwatch.gateway.duty.roster.PostRoster;
import io.hazardwatch.gateway.duty.roster.Rotation;
import io.hazardwatch.gateway.duty.roster.ShiftTime;
import io.hazardwatch.gateway.duty.roster.ShiftTurn;
import io.hazardwatch.gateway.model.Text;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads the plan of a post from the wire: zone, shifts, crews and rotations, a rotation as its days or as a pattern. Whatever is wrong is
 * refused with the field that is.
 */
final class PlanReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final int NAME_MAX = 64;
    private static final int DISPLAY_MAX = 100;
    private static final int TURNS_MAX = 64;
    private static final int FOUR = 4;
    private static final int THREE = 3;
    private static final int WEEK = 7;

    private PlanReader() {}

    /** @param peopleMin of the post, which the plan does not decide */
    static PostRoster read(RequestBody body, String post, int peopleMin) {
        ZoneId zone = parsed(body, "zone", ZoneId::of, "must be an IANA time zone");
        List<ShiftTime> shifts = body.objects("shifts", PostRoster.ITEMS_MAX).stream().map(PlanReader::shift).toList();
        List<Crew> crews = body.objects("crews", PostRoster.ITEMS_MAX).stream().map(PlanReader::crew).toList();
        List<Rotation> rotations = body.objects("rotations", PostRoster.ITEMS_MAX).stream().map(PlanReader::rotation).toList();
        return RosterAccess.valid("rotations", () -> new PostRoster(post, zone, peopleMin, shifts, crews, rotations));
    }

    private static <T> T parsed(RequestBody body, String name, Function<String, T> parse, String rule) {
        String value = body.text(name, NAME_MAX, null);
        try {
            return parse.apply(value);
        } catch (DateTimeException wrong) {
            throw Problem.invalid(name, value, rule);
        }
    }

    private static String id(RequestBody body) {
        String id = body.text("id", NAME_MAX, null);
        if (!NAME.matcher(id).matches()) {
            throw Problem.invalid("id", id, "must be letters, digits, - and _");
        }
        return id;
    }

    /** The name in both languages, one text for both, or the id. */
    private static Text name(RequestBody body, String id) {
        if (!body.has("name")) {
            return Text.of(id);
        }
        if (body.isText("name")) {
            return Text.of(body.text("name", DISPLAY_MAX, null));
        }
        RequestBody name = body.object("name");
        String en = name.text("en", DISPLAY_MAX, id);
        return new Text(name.text("zh", DISPLAY_MAX, en), en);
    }

    private static ShiftTime shift(RequestBody body) {
        String id = id(body);
        LocalTime from = parsed(body, "from", LocalTime::parse, "must be a time such as 08:00");
        LocalTime to = parsed(body, "to", LocalTime::parse, "must be a time such as 20:00; midnight is 00:00");
        double days = body.number("days", from.isBefore(to) ? 0 : 1);
        double overlap = body.number("overlapMinutes", 0);
        if (days != Math.rint(days) || overlap != Math.rint(overlap)) {
            throw Problem.invalid("days", days, "days and overlapMinutes must be whole numbers");
        }
        return RosterAccess.valid("shifts", () -> new ShiftTime(id, name(body, id), from, to, (int) days, Duration.ofMinutes((long) overlap)));
    }

    private static Crew crew(RequestBody body) {
        String id = id(body);
        return new Crew(id, name(body, id), body.texts("persons", RosterAccess.PERSONS_MAX, NAME_MAX));
    }

    private static Rotation rotation(RequestBody body) {
        String id = id(body);
        LocalDate first = parsed(body, "first", LocalDate::parse, "must be a day such as 2027-01-31");
        LocalDate last = body.has("last") ? parsed(body, "last", LocalDate::parse, "must be a day such as 2027-01-31") : null;
        if (last != null && last.isBefore(first)) {
            throw Problem.invalid("last", last.toString(), "must not be before first");
        }
        List<List<ShiftTurn>> days = body.has("pattern") ? pattern(body) : days(body);
        return RosterAccess.valid("days", () -> new Rotation(id, first, last, days));
    }

    private static List<List<ShiftTurn>> pattern(RequestBody body) {
        String pattern = body.text("pattern", NAME_MAX, null);
        List<String> shifts = body.texts("shifts", PostRoster.ITEMS_MAX, NAME_MAX);
        List<String> crews = body.texts("crews", PostRoster.ITEMS_MAX, NAME_MAX);
        boolean isFour = pattern.equals("four_crews_three_shifts");
        if (crews.isEmpty() || shifts.size() != (isFour ? THREE : 1) || isFour && crews.size() != FOUR
                || crews.size() > Rotation.DAYS_MAX / WEEK) {
            throw Problem.invalid("pattern", pattern, isFour ? "must have three shifts and four crews" : "must have one shift, and 1 to 52 crews");
        }
        return switch (pattern) {
            case "daily" -> Rotation.daily("r", LocalDate.EPOCH, shifts.getFirst(), crews).days();
            case "weekly" -> Rotation.weekly("r", LocalDate.EPOCH, shifts.getFirst(), crews).days();
            case "four_crews_three_shifts" -> Rotation.fourCrewsThreeShifts("r", LocalDate.EPOCH, shifts, crews).days();
            default -> throw Problem.invalid("pattern", pattern, "must be daily, weekly or four_crews_three_shifts");
        };
    }

    private static List<List<ShiftTurn>> days(RequestBody body) {
        List<List<ShiftTurn>> days = new ArrayList<>();
        for (List<String> day : body.textLists("days", Rotation.DAYS_MAX, TURNS_MAX, 2 * NAME_MAX + 1)) {
            days.add(day.stream().map(PlanReader::turn).toList());
        }
        return days;
    }

    private static ShiftTurn turn(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 2) {
            throw Problem.invalid("days", text, "must be lists of shift/crew");
        }
        return new ShiftTurn(parts[0], parts[1]);
    }
}

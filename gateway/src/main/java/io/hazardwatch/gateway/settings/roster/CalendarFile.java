package io.hazardwatch.gateway.settings.roster;

import io.hazardwatch.gateway.duty.calendar.DateCertainty;
import io.hazardwatch.gateway.duty.calendar.DutyCalendar;
import io.hazardwatch.gateway.duty.calendar.Holiday;
import io.hazardwatch.gateway.duty.calendar.KeyPeriod;
import io.hazardwatch.gateway.duty.calendar.KeyPeriodKind;
import io.hazardwatch.gateway.duty.calendar.Tightening;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import io.hazardwatch.gateway.settings.yaml.SettingsProblems;
import io.hazardwatch.gateway.settings.yaml.YamlFile;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import io.hazardwatch.gateway.settings.yaml.YamlNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The file {@code calendar.yaml} beside {@code gateway.yaml}: holidays, key periods, and which hours are night. One thread. */
public final class CalendarFile {
    /** Its name within the configuration. */
    public static final String NAME = "calendar.yaml";

    private CalendarFile() {}

    /** What the file of a configuration says; weekends alone when there is none. */
    public static LoadResult<DutyCalendar> load(Path directory) {
        SettingsProblems problems = new SettingsProblems(NAME);
        Path file = directory.resolve(NAME);
        if (!Files.exists(file)) {
            return new LoadResult.Valid<>(DutyCalendar.EMPTY);
        }
        return read(YamlFile.read(file, problems), problems);
    }

    /** What a text of the same format says. */
    static LoadResult<DutyCalendar> parse(String text) {
        SettingsProblems problems = new SettingsProblems(NAME);
        return read(YamlFile.parse(text, problems), problems);
    }

    private static LoadResult<DutyCalendar> read(YamlNode node, SettingsProblems problems) {
        YamlMap top = new YamlMap(node == null ? YamlNode.standIn(null, null) : node, problems);
        YamlMap night = top.map("night");
        LocalTime begin = night.has("from") ? RosterTimes.time(night, "from") : LocalTime.of(22, 0);
        LocalTime end = night.has("to") ? RosterTimes.time(night, "to") : LocalTime.of(6, 0);
        night.done("from", "to");
        List<Holiday> holidays = top.maps("holidays").stream().map(CalendarFile::holiday).filter(Objects::nonNull).toList();
        List<KeyPeriod> periods = top.maps("keyPeriods").stream().map(CalendarFile::period).filter(Objects::nonNull).toList();
        top.done("night", "holidays", "keyPeriods");
        return problems.isEmpty() ? new LoadResult.Valid<>(new DutyCalendar(holidays, periods, begin, end))
                : new LoadResult.Invalid<>(problems.list());
    }

    private static DateCertainty certainty(YamlMap fields) {
        return fields.choice("certainty", DateCertainty.OWN, DateCertainty.values());
    }

    /** The last day may be the first. */
    private static boolean areInOrder(YamlMap fields, LocalDate from, LocalDate to) {
        if (from != null && to != null && to.isBefore(from)) {
            fields.broken("to", "must not be before from");
        }
        return from != null && to != null && !to.isBefore(from);
    }

    private static Holiday holiday(YamlMap fields) {
        String id = fields.ownName("id");
        LocalDate from = RosterTimes.day(fields, "from");
        LocalDate to = RosterTimes.day(fields, "to");
        List<LocalDate> workdays = workdays(fields);
        DateCertainty certainty = certainty(fields);
        String source = fields.text("source", "");
        Text name = fields.display("name", id);
        fields.done("id", "name", "from", "to", "workdays", "source", "certainty");
        return id == null || !areInOrder(fields, from, to) ? null : new Holiday(id, name, from, to, workdays, source, certainty);
    }

    private static List<LocalDate> workdays(YamlMap fields) {
        List<LocalDate> workdays = new ArrayList<>();
        for (String day : fields.texts("workdays")) {
            try {
                workdays.add(LocalDate.parse(day));
            } catch (DateTimeException e) {
                fields.broken("workdays", "must be days such as 2027-01-31; " + day + " is not");
            }
        }
        return workdays;
    }

    private static KeyPeriod period(YamlMap fields) {
        String id = fields.ownName("id");
        KeyPeriodKind kind = fields.choice("kind", KeyPeriodKind.LOCAL_EVENT, KeyPeriodKind.values());
        LocalDate from = RosterTimes.day(fields, "from");
        LocalDate to = RosterTimes.day(fields, "to");
        String enterprise = fields.optionalName("enterprise");
        String site = fields.optionalName("site");
        if (site != null && enterprise == null) {
            fields.broken("enterprise", "must be given with site");
        }
        Tightening tightening = tightening(fields.map("tightens"));
        DateCertainty certainty = certainty(fields);
        String source = fields.text("source", "");
        Text name = fields.display("name", id);
        fields.done("id", "kind", "name", "from", "to", "enterprise", "site", "tightens", "source", "certainty");
        return id == null || site != null && enterprise == null || !areInOrder(fields, from, to) ? null
                : new KeyPeriod(id, kind, name, from, to, enterprise, site, tightening, source, certainty);
    }

    /** Bounds are such that nothing can be loosened. */
    private static Tightening tightening(YamlMap fields) {
        Tightening read = new Tightening(fields.flag("leaderOnSite", false),
                (int) fields.whole("moreRollCalls", 0, 0, Tightening.ROLL_CALLS_MAX),
                (int) fields.whole("escalationPercent", 100, Tightening.PERCENT_MIN, 100),
                (int) fields.whole("extraLevels", 0, 0, Tightening.LEVELS_MAX), fields.flag("hotWorkOneGradeHigher", false));
        fields.done("leaderOnSite", "moreRollCalls", "escalationPercent", "extraLevels", "hotWorkOneGradeHigher");
        return read;
    }
}

package io.hazardwatch.gateway.settings.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.duty.calendar.DayKind;
import io.hazardwatch.gateway.duty.calendar.DutyCalendar;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarFileTest {
    private static final Path DEMO = Path.of(System.getProperty("hazardwatch.root", "..")).resolve("config");
    private static final String FULL = """
            night: {from: "21:00", to: "05:00"}
            holidays:
              - {id: h, name: 元旦, from: 2027-01-01, to: 2027-01-03, workdays: [2027-01-09]}
            keyPeriods:
              - {id: k, kind: two_sessions, name: 两会, from: 2027-03-03, to: 2027-03-13, enterprise: e, site: s,
                tightens: {moreRollCalls: 2, escalationPercent: 50}}
            """;

    @Test
    void demo_isTakenAndSaysWhatIsToBeVerified() {
        DutyCalendar demo = ((LoadResult.Valid<DutyCalendar>) CalendarFile.load(DEMO)).value();
        assertEquals(DayKind.MAKE_UP_WORKDAY, demo.kind(LocalDate.of(2026, 10, 10)));
        assertTrue(demo.holidays().stream().noneMatch(holiday -> holiday.source().isEmpty()));
    }

    @Test
    void full_isTaken() {
        assertEquals(List.of(), CalendarFile.parse(FULL).problems());
    }

    @Test
    void whatIsWritten_readsBackAsTheSame() {
        String odd = "keyPeriods: [{id: \"no\", name: {zh: '引号\"与\\', en: 'a: #b'}, from: 2027-01-01, to: 2027-01-01,"
                + " tightens: {leaderOnSite: true}}]";
        for (LoadResult<DutyCalendar> read : List.of(CalendarFile.load(DEMO), CalendarFile.parse(FULL), CalendarFile.parse(odd))) {
            DutyCalendar before = ((LoadResult.Valid<DutyCalendar>) read).value();
            LoadResult<DutyCalendar> again = CalendarFile.parse(CalendarText.of(before));
            assertEquals(List.of(), again.problems());
            DutyCalendar after = ((LoadResult.Valid<DutyCalendar>) again).value();
            assertEquals(before.holidays(), after.holidays());
            assertEquals(before.periods(), after.periods());
            assertEquals(before.nightBegin(), after.nightBegin());
            assertEquals(before.nightEnd(), after.nightEnd());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "escalationPercent: 50 | escalationPercent: 120 | keyPeriods[0].tightens.escalationPercent | must be a whole number from 10 to 100",
        "moreRollCalls: 2 | moreRollCalls: -1 | keyPeriods[0].tightens.moreRollCalls | must be a whole number from 0 to 10",
        "moreRollCalls: 2 | fewerRollCalls: 2 | keyPeriods[0].tightens.fewerRollCalls | unknown key;"
                + " known are leaderOnSite, moreRollCalls, escalationPercent, extraLevels, hotWorkOneGradeHigher",
        "to: 2027-03-13 | to: 2027-03-01 | keyPeriods[0].to | must not be before from",
        "'enterprise: e, ' | '' | keyPeriods[0].enterprise | must be given with site",
        "2027-01-09 | 2027-01-32 | holidays[0].workdays | must be days such as 2027-01-31; 2027-01-32 is not"})
    void mistake_isToldWithPathAndRule(String good, String bad, String path, String rule) {
        List<SettingsProblem> problems = CalendarFile.parse(FULL.replace(good, bad)).problems();
        assertTrue(problems.stream().anyMatch(problem -> problem.path().equals(path) && problem.rule().equals(rule)), problems.toString());
    }
}

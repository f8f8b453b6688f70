package io.hazardwatch.gateway.settings.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.duty.roster.RosterContents;
import io.hazardwatch.gateway.duty.roster.Rotation;
import io.hazardwatch.gateway.settings.yaml.Loaded;
import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RosterFileTest {
    private static final Path DEMO = Path.of(System.getProperty("hazardwatch.root", "..")).resolve("config");
    private static final String FULL = """
            people:
              - {id: li, name: {zh: "李 \\"大\\"（虚构）", en: Li (invented)}}
              - {id: sun, name: Sun}
            posts:
              - id: room
                name: {zh: 值班室, en: Control room}
                enterprise: e
                site: s
                level: duty-officer
                zone: Asia/Shanghai
                peopleMin: 1
                shifts:
                  - {id: day, from: "08:00", to: "20:00", overlap: 15m}
                  - {id: night, name: 夜班, from: "20:00", to: "08:00"}
                crews:
                  - {id: a, persons: [li]}
                  - {id: b, persons: [sun]}
                rotations:
                  - {id: r, first: 2026-01-01, last: 2099-12-31, days: [[day/a, night/b], [day/b, night/a]]}
            exceptions:
              - {id: x1, post: room, from: 2027-01-01T08:00, to: 2027-01-01T12:00, mode: add, persons: [sun]}
            swaps:
              - {id: s1, legs: [{post: room, from: 2027-02-01T08:00, to: 2027-02-01T20:00, giver: li, taker: sun}], confirmedBy: [li]}
            leaves:
              - {id: l1, person: li, from: "2027-03-01T00:00+08:00", to: "2027-03-02T00:00+08:00", kind: sickness, replacement: sun}
            """;

    private static RosterContents taken(String text) {
        Loaded<RosterContents> loaded = RosterFile.parse(text);
        assertEquals(List.of(), loaded.problems());
        return assertInstanceOf(Loaded.Valid.class, loaded).value() instanceof RosterContents contents ? contents : null;
    }

    @Test
    void demo_coversItsFourSitesAtAnyTime() {
        RosterContents demo = ((Loaded.Valid<RosterContents>) RosterFile.load(DEMO)).value();
        assertEquals(4, demo.posts().stream().map(post -> post.duty().site()).filter(site -> site != null).distinct().count());
        assertEquals(2, demo.roster().whoIsOnDuty("plant-01-control-room", Instant.parse("2026-12-01T03:00:00Z")).persons().size());
        assertTrue(demo.people().stream().allMatch(person -> person.name().zh().contains("虚构")));
    }

    @Test
    void export_readsBackAsTheSameRoster() {
        RosterContents read = taken(FULL);
        assertEquals(read, taken(RosterText.of(read)));
        RosterContents demo = ((Loaded.Valid<RosterContents>) RosterFile.load(DEMO)).value();
        assertEquals(demo, taken(RosterText.of(demo)));
        assertEquals(RosterContents.NONE, taken(RosterText.of(RosterContents.NONE)));
    }

    @Test
    void pattern_isTheSameAsItsDays() {
        String daily = FULL.replace("last: 2099-12-31, days: [[day/a, night/b], [day/b, night/a]]",
                "pattern: daily, shifts: [whole], crews: [a, b]").replace("{id: day, from: \"08:00\", to: \"20:00\", overlap: 15m}",
                "{id: whole, from: \"08:00\", to: \"08:00\"}");
        assertEquals(Rotation.daily("r", LocalDate.of(2026, 1, 1), "whole", List.of("a", "b")),
                taken(daily).posts().getFirst().plan().rotations().getFirst());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "zone: Asia/Shanghai | zone: Asia/Shangri-La | posts[0].zone | must be a time zone such as Asia/Shanghai",
        "from: \"08:00\", to: \"20:00\" | from: \"08:00\", to: \"24:00\" | posts[0].shifts[0].to | must be a time from \"00:00\" to \"23:59\"",
        "persons: [li]} | persons: [li, stranger]} | posts[0].crews[0].persons | must be people of this file; stranger is not",
        "night/a | night/c | posts[0].rotations[0].days[1][1] | must be shift/crew, both of the post",
        "to: 2027-01-01T12:00 | to: 2027-01-01T08:00 | exceptions[0].to | must be after from",
        "post: room, from: 2027-01 | post: hall, from: 2027-01 | exceptions[0].post | must be one of the posts",
        "replacement: sun | replacement: li | leaves[0].replacement | must be another person",
        "first: 2026-01-01 | first: 2026-02-30 | posts[0].rotations[0].first | must be a day such as 2027-01-31",
        "giver: li, taker: sun | giver: li, taker: li | swaps[0].legs[0].taker | must be another person than the giver",
        "peopleMin: 1 | peopleMin: 2 | posts[0] | must be covered: TOO_FEW",
        "night/b], | day/b], | posts[0] | must be covered: NO_SHIFT",
        "enterprise: e | colour: red | posts[0].colour | unknown key;"
                + " known are id, name, enterprise, site, level, zone, peopleMin, shifts, crews, rotations"})
    void mistake_isToldWithPathAndRule(String good, String bad, String path, String rule) {
        List<SettingsProblem> problems = RosterFile.parse(FULL.replace(good, bad)).problems();
        assertTrue(problems.stream().anyMatch(problem -> problem.path().equals(path) && problem.rule().equals(rule)
                && problem.file().equals("roster.yaml")), problems.toString());
    }

    @Test
    void twoMistakes_areToldAtOnce() {
        assertEquals(2, RosterFile.parse(FULL.replace("Asia/Shanghai", "Mars").replace("kind: sickness", "kind: boredom")).problems().size());
    }
}

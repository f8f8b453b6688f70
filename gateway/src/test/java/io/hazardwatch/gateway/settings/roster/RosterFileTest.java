package io.hazardwatch.gateway.settings.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.duty.roster.Rotation;
import io.hazardwatch.gateway.people.DutyLevel;
import io.hazardwatch.gateway.people.PeopleDirectory;
import io.hazardwatch.gateway.people.Post;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
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
              - id: li
                name: {zh: "李 \\"大\\"（虚构）", en: Li (invented)}
                enterprise: e
                language: en
                phones: ["000-1"]
                addresses: [Street 1]
                qualifications: [{name: 急救, expires: 2027-03-31}, {name: Fire}]
                means:
                  normal: [{kind: mail, address: li@example.com}]
                  urgent: [{kind: voice, address: "000-1", verifiedAt: "2026-01-01T08:00+08:00", verifiedBy: admin}]
                accounts: [li-1, li-2]
              - {id: sun, name: Sun, enterprise: e, means: {urgent: [{kind: sms, address: "000-2", verifiedAt: "2026-01-01T00:00Z"}]}}
              - {id: bureau, name: Bureau, authority: District bureau}
            levels:
              - {enterprise: e, id: shift-leader, order: 20, name: Leader, source: on_duty, fallback: [li, bureau]}
            posts:
              - {id: technical, name: {zh: 技术组, en: Technical group}, enterprise: e, level: shift-leader, technicalGroup: true,
                 peopleMin: 3, qualifications: [急救, Fire]}
              - {id: district, name: Bureau, area: 武进区, level: district-bureau}
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

    private static RosterDocument taken(String text) {
        LoadResult<RosterDocument> loaded = RosterFile.parse(text);
        assertEquals(List.of(), loaded.problems());
        return assertInstanceOf(LoadResult.Valid.class, loaded).value() instanceof RosterDocument document ? document : null;
    }

    @Test
    void demo_coversItsFourSitesAtAnyTime() {
        RosterDocument demo = ((LoadResult.Valid<RosterDocument>) RosterFile.load(DEMO)).value();
        assertEquals(4, demo.directory().posts().values().stream().map(Post::site).filter(site -> site != null).distinct().count());
        assertEquals(2, demo.roster().roster().whoIsOnDuty("plant-01-control-room", Instant.parse("2026-12-01T03:00:00Z")).persons().size());
        assertTrue(demo.directory().persons().values().stream().allMatch(person -> person.name().zh().contains("虚构")));
    }

    @Test
    void demoChain_endsAtEachLevelInTwoPeopleWhoCanBeReached() {
        PeopleDirectory demo = ((LoadResult.Valid<RosterDocument>) RosterFile.load(DEMO)).value().directory();
        for (String enterprise : List.of("huarun-gas", "jianghai-chem", "ningbei-pipeline")) {
            assertEquals(DutyLevel.USUAL.stream().map(DutyLevel::id).toList(), demo.chain(enterprise).stream().map(DutyLevel::id).toList());
            for (DutyLevel level : demo.chain(enterprise)) {
                assertTrue(level.hasFallback(), level::toString);
                assertTrue(level.fallback().stream().allMatch(person -> demo.persons().get(person).isReachableUrgently()), level::toString);
            }
        }
    }

    @Test
    void export_readsBackAsTheSameRoster() {
        RosterDocument read = taken(FULL);
        assertEquals(read, taken(RosterText.of(read)));
        RosterDocument demo = ((LoadResult.Valid<RosterDocument>) RosterFile.load(DEMO)).value();
        assertEquals(demo, taken(RosterText.of(demo)));
        assertEquals(RosterDocument.NONE, taken(RosterText.of(RosterDocument.NONE)));
    }

    @Test
    void pattern_isTheSameAsItsDays() {
        String daily = FULL.replace("last: 2099-12-31, days: [[day/a, night/b], [day/b, night/a]]",
                "pattern: daily, shifts: [whole], crews: [a, b]").replace("{id: day, from: \"08:00\", to: \"20:00\", overlap: 15m}",
                "{id: whole, from: \"08:00\", to: \"08:00\"}");
        assertEquals(Rotation.daily("r", LocalDate.of(2026, 1, 1), "whole", List.of("a", "b")),
                taken(daily).roster().plans().getFirst().rotations().getFirst());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "zone: Asia/Shanghai | zone: Asia/Shangri-La | posts[2].zone | must be a time zone such as Asia/Shanghai",
        "from: \"08:00\", to: \"20:00\" | from: \"08:00\", to: \"24:00\" | posts[2].shifts[0].to | must be a time from \"00:00\" to \"23:59\"",
        "persons: [li]} | persons: [li, stranger]} | posts[2].crews[0].persons | must be people of this file; stranger is not",
        "night/a | night/c | posts[2].rotations[0].days[1][1] | must be shift/crew, both of the post",
        "to: 2027-01-01T12:00 | to: 2027-01-01T08:00 | exceptions[0].to | must be after from",
        "post: room, from: 2027-01 | post: hall, from: 2027-01 | exceptions[0].post | must be one of the posts",
        "replacement: sun | replacement: li | leaves[0].replacement | must be another person",
        "first: 2026-01-01 | first: 2026-02-30 | posts[2].rotations[0].first | must be a day such as 2027-01-31",
        "giver: li, taker: sun | giver: li, taker: li | swaps[0].legs[0].taker | must be another person than the giver",
        "peopleMin: 1 | peopleMin: 2 | posts | must be covered: TOO_FEW",
        ", verifiedAt: \"2026-01-01T00:00Z\"}]}} | }]}} | people | must have a means.urgent with verifiedAt, because the person is planned for duty",
        "fallback: [li, bureau] | fallback: [li] | levels[0].fallback | must name from 2 to 20 different people; li",
        "authority: District bureau | phones: [] | people[2].enterprise | exactly one of enterprise and authority must be given",
        "li-1, li-2 | li-1, li-1 | people[0].accounts | must stand only once, each being one person's; li-1",
        "kind: mail, | kind: pigeon, | people[0].means.normal[0].kind | must be one of [VOICE, SMS, MAIL, PUSH, DINGTALK, WECOM, FEISHU, APP]",
        "000-2\", | no number\", | people[1].means | must be a telephone number; no number",
        "level: district-bureau | level: principal-in-charge | posts[1].level |"
                + " must be a level whose people are on duty; the site file names those in charge; principal-in-charge",
        "night/b], | day/b], | posts | must be covered: NO_SHIFT",
        "site: s | colour: red | posts[2].colour | unknown key;"
                + " known are id, name, enterprise, site, area, level, roundTheClock, technicalGroup, peopleMin, qualifications, zone,"
                + " shifts, crews, rotations"})
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

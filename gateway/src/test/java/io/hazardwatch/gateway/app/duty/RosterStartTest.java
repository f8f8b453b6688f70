package io.hazardwatch.gateway.app.duty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.accounts.Accounts;
import io.hazardwatch.gateway.accounts.Role;
import io.hazardwatch.gateway.api.duty.MissingPerson;
import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.database.CopiedStore;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.duty.calendar.DateCertainty;
import io.hazardwatch.gateway.duty.calendar.DutyCalendar;
import io.hazardwatch.gateway.duty.calendar.KeyPeriod;
import io.hazardwatch.gateway.duty.calendar.KeyPeriodKind;
import io.hazardwatch.gateway.duty.calendar.Tightening;
import io.hazardwatch.gateway.duty.calendar.store.CalendarBook;
import io.hazardwatch.gateway.duty.roster.CoverageProofPeriods;
import io.hazardwatch.gateway.duty.roster.GapAlarms;
import io.hazardwatch.gateway.duty.roster.GapReason;
import io.hazardwatch.gateway.duty.roster.RosterConflict;
import io.hazardwatch.gateway.duty.roster.RosterCoverageGap;
import io.hazardwatch.gateway.duty.roster.RosterEdit;
import io.hazardwatch.gateway.duty.roster.RosterOutcome;
import io.hazardwatch.gateway.duty.roster.RosterRefusal;
import io.hazardwatch.gateway.duty.roster.ShiftOverride;
import io.hazardwatch.gateway.duty.roster.store.RosterStore;
import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.people.ContactMeans;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.people.DutyLevel;
import io.hazardwatch.gateway.people.Language;
import io.hazardwatch.gateway.people.MeansFailure;
import io.hazardwatch.gateway.people.PeopleBook;
import io.hazardwatch.gateway.people.PeopleEdit;
import io.hazardwatch.gateway.people.Person;
import io.hazardwatch.gateway.people.Post;
import io.hazardwatch.gateway.people.Qualification;
import io.hazardwatch.gateway.registry.HazardSource;
import io.hazardwatch.gateway.registry.PersonsInCharge;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.settings.roster.RosterDocument;
import io.hazardwatch.gateway.settings.roster.RosterFile;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People and posts of the demo, in one book that the roster asks. */
class RosterStartTest {
    private static final Path DEMO = Path.of(System.getProperty("hazardwatch.root", "..")).resolve("config");
    private static final Instant NOW = Instant.parse("2026-12-01T03:00:00Z");
    private static final String ROOM = "plant-01-control-room";
    private static final ContactMeans VOICE = new ContactMeans(ContactMeansKind.VOICE, "000-1");

    @TempDir
    private Path data;
    private Database database;
    private PeopleBook people;
    private Accounts accounts;
    private CalendarBook calendar;
    private Registry plant = Registry.of(List.of());
    private RosterStart start;
    private FakeClock clock;

    @BeforeEach
    void open() {
        database = TestDatabase.sqlite(data).open();
        people = PeopleBook.open(new CopiedStore(database, null));
        clock = new FakeClock(NOW.toEpochMilli());
        accounts = Accounts.open(database, null, clock);
        accounts.firstStart("correct staple 7", Role.ADMIN);
        calendar = CalendarBook.open(new CopiedStore(database, null), DutyCalendar.EMPTY);
        RosterDocument file = ((LoadResult.Valid<RosterDocument>) RosterFile.load(DEMO)).value();
        start = RosterStart.open(file, data, RosterStore.in(database), people, accounts, calendar, () -> plant, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Person person(ContactMeans... urgent) {
        return new Person("new", Text.of("New"), "jianghai-chem", null, Language.EN, List.of(), List.of(), List.of(), List.of(),
                List.of(urgent));
    }

    private RosterOutcome putOn(String person) {
        return start.book().edit(new RosterEdit.PutOverride(new ShiftOverride("x", ROOM, LocalDateTime.parse("2026-12-02T08:00"),
                LocalDateTime.parse("2026-12-02T16:00"), ShiftOverride.Mode.ADD, List.of(person))), "admin", "", NOW);
    }

    @Test
    void emptyStore_isFilledWithPeoplePostsAndChain() {
        assertEquals(7, people.directory().posts().size());
        assertTrue(people.directory().persons().keySet().containsAll(List.of("li-wei", "jc1-a1", "bureau-1")));
        assertEquals(7, start.book().inForce().posts().size());
        assertEquals(List.of(), start.book().gaps(NOW));
    }

    @Test
    void firstLogInOfTheDemo_isAPersonWhoIsOnDutyAtAnyTime() {
        assertEquals("demo-officer", accounts.personOf("admin"));
        assertEquals("demo-officer", start.personOf("admin"));
        for (int hour = 0; hour < 24 * 8; hour++) {
            Instant at = NOW.plusSeconds(3600L * hour + 1800);
            long posts = start.book().inForce().posts().stream().filter(post -> start.book().inForce().roster()
                    .whoIsOnDuty(post.duty().id(), at).persons().contains("demo-officer")).count();
            assertEquals(1, posts, at::toString);
        }
    }

    @Test
    void personWithoutVerifiedMeans_isNotPutOnDutyUntilItIsVerified() {
        assertEquals(RosterRefusal.UNKNOWN_PERSON, assertInstanceOf(RosterOutcome.Refused.class, putOn("new")).reason());
        people.add(person(VOICE));
        RosterOutcome.Refused refused = assertInstanceOf(RosterOutcome.Refused.class, putOn("new"));
        assertEquals(RosterRefusal.PERSON_NOT_REACHABLE, refused.reason());
        assertEquals(List.of(new RosterConflict(ROOM, Instant.parse("2026-12-02T00:00:00Z"), Instant.parse("2026-12-02T08:00:00Z"), null,
                "new")), refused.conflicts());
        people.verify("new", VOICE.kind(), VOICE.address(), "admin", NOW.toEpochMilli());
        assertInstanceOf(RosterOutcome.Accepted.class, putOn("new"));
    }

    @Test
    void meansOfEverybodyOnDutyFails_isAGapOfThePostUntilOneIsVerifiedAgain() {
        people.directory().persons().values().stream().filter(person -> !person.urgent().isEmpty()).toList().forEach(person ->
                person.urgent().forEach(means -> people.withdraw(person.id(), means.kind(), means.address(), new MeansFailure("unknown number", 1),
                        Long.MAX_VALUE)));
        RosterCoverageGap gap = start.book().gaps(NOW).getFirst();
        assertEquals(GapReason.NOBODY_REACHABLE, gap.reason());
        people.directory().persons().values().forEach(person -> person.urgent().forEach(means ->
                people.verify(person.id(), means.kind(), means.address(), "code", NOW.toEpochMilli())));
        assertEquals(List.of(), start.book().gaps(NOW));
    }

    @Test
    void personOrPostInUse_isNotRemoved() {
        PeopleEdit.Refused person = assertInstanceOf(PeopleEdit.Refused.class, people.removePerson("jc1-a1"));
        assertEquals(List.of(PeopleEdit.Reason.IN_USE, "crew of post " + ROOM), List.of(person.reason(), person.field()));
        people.add(person());
        plant = plant("jianghai-chem", new PersonsInCharge(null, "new", null));
        assertEquals("inCharge of jianghai-chem/plant-01/source-0",
                assertInstanceOf(PeopleEdit.Refused.class, people.removePerson("new")).field());
        plant = Registry.of(List.of());
        assertEquals(PeopleEdit.DONE, people.removePerson("new"));
        PeopleEdit.Refused post = assertInstanceOf(PeopleEdit.Refused.class, people.removePost(ROOM));
        assertEquals(List.of(PeopleEdit.Reason.IN_USE, "roster of post " + ROOM), List.of(post.reason(), post.field()));
    }

    @Test
    void changedPost_isThatOfTheRosterAtOnce() {
        Post before = people.directory().posts().get(ROOM);
        people.replace(new Post(ROOM, Text.of("Other room"), before.enterprise(), before.site(), null, before.levelId(), true, false, 2));
        assertEquals("Other room", start.book().inForce().post(ROOM).duty().name().en());
    }

    @Test
    void levelsOfTheChain_giveWhoIsOnDutyThenTheFallback() {
        ChainPeople chain = start.chain();
        List<DutyLevel> levels = chain.levels("jianghai-chem");
        PersonsInCharge inCharge = new PersonsInCharge("gu-hong", "lu-fang", "he-jun");
        List<String> officers = chain.of(levels.getFirst(), "jianghai-chem", "plant-01", inCharge, NOW.toEpochMilli()).stream()
                .map(Person::id).toList();
        assertEquals(start.book().inForce().roster().whoIsOnDuty(ROOM, NOW).persons(), officers.subList(0, 2));
        assertEquals(List.of("he-jun", "lu-fang"), officers.subList(2, 4));
        assertEquals(List.of("gu-hong", "lu-fang"), chain.of(levels.get(4), "jianghai-chem", "plant-01", inCharge, NOW.toEpochMilli())
                .stream().map(Person::id).toList());
        assertEquals(List.of("bureau-1", "bureau-2"), chain.of(levels.getLast(), "jianghai-chem", "plant-01", null, NOW.toEpochMilli())
                .stream().map(Person::id).toList());
    }

    @Test
    void personInChargeWhomNobodyKnows_isReportedAndTheSiteStays() {
        plant = plant("jianghai-chem", new PersonsInCharge("gu-hong", "nobody", null), new PersonsInCharge("gu-hong", "li-wei", "he-jun"), null);
        assertEquals(List.of("jianghai-chem/plant-01: hazardSources source-0: inCharge.technical: nobody: UNKNOWN_PERSON",
                "jianghai-chem/plant-01: hazardSources source-0: inCharge.operational: (missing): NOT_NAMED",
                "jianghai-chem/plant-01: hazardSources source-1: inCharge.technical: li-wei: OTHER_ENTERPRISE",
                "jianghai-chem/plant-01: hazardSources source-2: inCharge.principal: (missing): NOT_NAMED",
                "jianghai-chem/plant-01: hazardSources source-2: inCharge.technical: (missing): NOT_NAMED",
                "jianghai-chem/plant-01: hazardSources source-2: inCharge.operational: (missing): NOT_NAMED"),
                start.missing().stream().map(MissingPerson::line).toList());
        people.removeLevel("jianghai-chem", "district-bureau");
        assertEquals("jianghai-chem: level district-bureau: NO_FALLBACK", start.missing().getLast().line());
        plant = plant("jianghai-chem", new PersonsInCharge("gu-hong", "lu-fang", "tang-bo"));
        assertEquals(1, start.missing().size());
    }

    @Test
    void leaderOnSiteInAKeyPeriod_isMissingWhereNoPostOfLeadersIsPlanned() {
        Tightening leader = new Tightening(true, 0, 100, 0, false);
        calendar.put(new KeyPeriod("event", KeyPeriodKind.LOCAL_EVENT, Text.of("event"), LocalDate.of(2026, 12, 10), LocalDate.of(2026, 12, 11),
                null, null, leader, "", DateCertainty.OWN));
        plant = plant("jianghai-chem");
        assertEquals(List.of(), start.missing());
        plant = plant("other");
        assertEquals(List.of("other/plant-01: level shift-leader: NO_LEADER_PLANNED"),
                start.missing().stream().map(MissingPerson::line).filter(line -> line.endsWith("PLANNED")).toList());
        calendar.put(new KeyPeriod("event", KeyPeriodKind.LOCAL_EVENT, Text.of("event"), LocalDate.of(2027, 2, 10), LocalDate.of(2027, 2, 11),
                null, null, leader, "", DateCertainty.OWN));
        assertTrue(start.missing().stream().noneMatch(missing -> missing.line().endsWith("PLANNED")), "more than 35 days ahead");
    }

    private static Registry plant(String enterprise, PersonsInCharge... named) {
        List<HazardSource> sources = new ArrayList<>();
        for (PersonsInCharge each : named) {
            sources.add(new HazardSource("source-" + sources.size(), Text.of("source"), List.of(), 0, each));
        }
        return Registry.of(List.of(new Site(enterprise, "plant-01", Text.of("plant"), "other", 0, 0, ZoneOffset.UTC, sources, List.of())));
    }

    private void replaceCrews(String qualification, LocalDate expires, ContactMeans urgent) {
        people.directory().persons().keySet().stream().filter(id -> id.startsWith("jc1-")).sorted().forEach(id -> {
            people.replace(new Person(id, Text.of(id), "jianghai-chem", null, Language.ZH, List.of(), List.of(),
                    List.of(new Qualification(qualification, expires)), List.of(), List.of(urgent)));
            people.verify(id, VOICE.kind(), VOICE.address(), "admin", NOW.toEpochMilli());
        });
    }

    private static Post asking(Post post, int onDutyMin, String... qualifications) {
        return new Post(post.id(), post.name(), post.enterprise(), post.site(), null, post.levelId(), true, false, onDutyMin,
                List.of(qualifications));
    }

    @Test
    void qualificationThatExpires_isAGapFromTheNextDayOnAndAnAlarmAWeekAhead() {
        replaceCrews("licence", null, VOICE);
        assertEquals(PeopleEdit.DONE, people.replace(asking(people.directory().posts().get(ROOM), 2, "licence")));
        assertEquals(List.of(), start.book().gaps(NOW));
        replaceCrews("licence", LocalDate.of(2026, 12, 20), VOICE);
        RosterCoverageGap gap = start.book().gaps(NOW).getFirst();
        Instant begin = Instant.parse("2026-12-20T16:00:00Z");
        assertEquals(new RosterCoverageGap(ROOM, begin, NOW.plus(CoverageProofPeriods.HORIZON), GapReason.NOT_QUALIFIED), gap);
        assertEquals(List.of(), GapAlarms.due(start.book().gaps(NOW), NOW));
        Instant weekAhead = begin.minus(GapAlarms.AHEAD).plusSeconds(60);
        GapAlarms.GapAlarm alarm = GapAlarms.due(start.book().gaps(weekAhead), weekAhead).getFirst();
        assertEquals(List.of(ROOM, Priority.P2, false), List.of(alarm.post(), alarm.priority(), alarm.isLate()));
    }

    /** The watch runs every minute of every day; nobody has edited the roster. */
    @Test
    void gapThatArisesOtherwise_isASystemAlarmOfThePostThreeDaysAheadAtLeast_untilItIsMended() {
        replaceCrews("licence", null, VOICE);
        people.replace(asking(people.directory().posts().get(ROOM), 2, "licence"));
        SystemAlarms alarms = new SystemAlarms(clock);
        List<Finding> told = new ArrayList<>();
        alarms.connect(told::add, List.of());
        RosterWatch watch = new RosterWatch(start, alarms, clock, (where, defect) -> told.add(null));
        Instant begin = Instant.parse("2026-12-20T16:00:00Z");
        replaceCrews("licence", LocalDate.of(2026, 12, 20), VOICE);
        while (told.stream().noneMatch(RosterStartTest::isOfRoom) && clock.millis() < begin.toEpochMilli()) {
            watch.look();
            clock.advance(3_600_000);
        }
        Finding raised = told.stream().filter(RosterStartTest::isOfRoom).findFirst().orElseThrow();
        assertEquals(List.of(FindingType.RAISE, Priority.P2), List.of(raised.type(), raised.priority()));
        long hoursAhead = (begin.toEpochMilli() - raised.eventMillis()) / 3_600_000;
        assertTrue(hoursAhead >= 72 && hoursAhead <= 7 * 24, hoursAhead + " hours ahead");
        assertTrue(raised.point().name().en().contains("2026-12-21 00:00 +08:00"), raised.point().name().en());
        watch.look();
        assertEquals(1, told.stream().filter(RosterStartTest::isOfRoom).count(), "once");
        replaceCrews("licence", null, VOICE);
        watch.look();
        assertEquals(FindingType.CLEAR, told.stream().filter(RosterStartTest::isOfRoom).reduce((a, b) -> b).orElseThrow().type());
    }

    private static boolean isOfRoom(Finding finding) {
        return finding.point().id().toString().equals("_system/gateway/roster/" + ROOM);
    }

    @Test
    void meansThatLoseTheirVerification_areAGapAndAnAlarmAtOnce() {
        replaceCrews("licence", null, VOICE);
        assertEquals(List.of(), start.book().gaps(NOW));
        people.directory().persons().keySet().stream().filter(id -> id.startsWith("jc1-")).sorted().forEach(id -> people.replace(new Person(id,
                Text.of(id), "jianghai-chem", null, Language.ZH, List.of(), List.of(), List.of(), List.of(),
                List.of(new ContactMeans(ContactMeansKind.VOICE, "000-2")))));
        assertEquals(GapReason.NOBODY_REACHABLE, start.book().gaps(NOW).getFirst().reason());
        assertEquals(ROOM, GapAlarms.due(start.book().gaps(NOW), NOW).getFirst().post());
    }

    @Test
    void postThatWouldNeedMoreThanThereAre_isNotChanged() {
        Post before = people.directory().posts().get(ROOM);
        PeopleEdit.Refused few = assertInstanceOf(PeopleEdit.Refused.class, people.replace(asking(before, 3)));
        assertEquals(PeopleEdit.Reason.OPENS_GAP, few.reason());
        assertTrue(few.rule().startsWith("must stay covered; TOO_FEW from 2026-12-01T03:00:00Z to "), few::rule);
        PeopleEdit.Refused unqualified = assertInstanceOf(PeopleEdit.Refused.class, people.replace(asking(before, 2, "licence")));
        assertTrue(unqualified.rule().contains("NOT_QUALIFIED"), unqualified::rule);
        assertEquals(before, people.directory().posts().get(ROOM));
    }

    @Test
    void copy_isReadAlsoWhenTheRosterHasGaps() {
        people.replace(new Person("jc1-a1", Text.of("A"), "jianghai-chem", null, Language.ZH, List.of(), List.of(), List.of(), List.of(),
                List.of(VOICE)));
        people.replace(new Person("jc1-a2", Text.of("B"), "jianghai-chem", null, Language.ZH, List.of(), List.of(), List.of(), List.of(),
                List.of(VOICE)));
        assertFalse(start.book().gaps(NOW).isEmpty());
        assertTrue(start.copy().write(start.contents()));
        assertEquals(start.contents(), start.copy().read());
    }
}

package io.hazardwatch.gateway.app.onboarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.accounts.ListedCredential;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.onboarding.doctor.DoctorCause;
import io.hazardwatch.gateway.onboarding.doctor.DoctorReport;
import io.hazardwatch.gateway.onboarding.doctor.DoctorStep;
import io.hazardwatch.gateway.onboarding.doctor.StepFinding;
import io.hazardwatch.gateway.onboarding.doctor.StepFinding.State;
import io.hazardwatch.gateway.registry.Credential;
import io.hazardwatch.gateway.registry.LogInFailure;
import io.hazardwatch.gateway.registry.RefusedLogIns;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.testkit.SiteText;
import java.util.AbstractList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the list of an enterprise says of devices at which nobody looks one by one. */
class ProtectionInTheListTest {
    private static final long BEGIN = 1_800_000_000_060L;
    private static final long DAY = 86_400_000;
    private static final String TANK = """
              - id: tank
                points:
                  - {id: p, unit: MPa, range: [0, 2.5], period: 10s, staleAfter: 60s, limits: {H: {at: 1.6}}}
            """;
    private static final String LEVEL = "      - {id: l, unit: m, range: [0, 9], period: 10s, staleAfter: 60s, limits: {H: {at: 8}}}\n";
    private static final DeviceId DEVICE = new DeviceId("acme", "yard", "tank");

    private final DoctorRig rig = new DoctorRig();
    private Registry registry;
    private DoctorFacts facts;
    private long now = BEGIN;

    private void start(String devices) {
        registry = SiteText.load("devices:\n" + devices);
        facts = rig.facts(registry);
        Credential credential = rig.issued("acme", null, BEGIN - DAY);
        rig.door.loggedIn(credential, "x", "127.0.0.1", false, false, BEGIN);
    }

    private void reload(String devices) {
        registry = SiteText.load("devices:\n" + devices);
        rig.configure(registry);
    }

    /** All devices report each {@code period} seconds, unless it is 0; the doctor looks once a second. */
    private void play(int seconds, int period) {
        for (int second = 0; second < seconds; second++) {
            now += 1_000;
            if (period > 0 && second % period == 0) {
                registry.sites().forEach(site -> site.devices().forEach(device -> rig.report(device, now - 500)));
            }
            facts.look(List.of(), now);
        }
    }

    private Set<String> protectedOnes() {
        return facts.reports("acme", now).stream().filter(DoctorReport::isProtected).map(DoctorReport::subject)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String tanks(int count) {
        return IntStream.range(0, count).mapToObj(i -> TANK.replace("tank", "tank-" + i)).collect(Collectors.joining());
    }

    @Test
    void healthyDevice_isProtectedInTheList_afterFourReadings() {
        start(TANK);
        rig.tested(DEVICE.point("p"), BEGIN - DAY);
        play(30, 10);
        assertEquals(Set.of(), protectedOnes());
        play(1, 1);
        assertEquals(Set.of("yard/tank"), protectedOnes());
        for (int minute = 0; minute < 90; minute++) {
            play(60, 10);
            assertEquals(Set.of("yard/tank"), protectedOnes(), minute + " min later");
        }
    }

    @Test
    void deviceWithoutATestedOrSeenAlarm_isNotProtected_untilTheJournalIsAskedAgain() {
        start(TANK);
        play(660, 10);
        assertEquals(Set.of(), protectedOnes());
        rig.journaled(DEVICE.point("p"), TransitionType.ALARM_RAISED, 1, now);
        play(660, 10);
        assertEquals(Set.of(), protectedOnes(), "nobody has seen it");
        rig.tested(DEVICE.point("p"), now);
        play(660, 10);
        assertEquals(Set.of("yard/tank"), protectedOnes());
    }

    @Test
    void whatAReportFinds_countsInTheListAtOnce() {
        start(TANK);
        play(60, 10);
        rig.tested(DEVICE.point("p"), now);
        play(60, 10);
        assertEquals(Set.of(), protectedOnes());
        assertTrue(facts.report(DEVICE, now).isProtected());
        assertEquals(Set.of("yard/tank"), protectedOnes());
    }

    @Test
    void journalThatCannotBeRead_isLeftAloneForAMinute_andAskedAgain() {
        start(tanks(9));
        registry.points().forEach(point -> rig.tested(point.id(), BEGIN - DAY));
        rig.isJournalAway = true;
        play(59, 10);
        assertEquals(1, rig.asked.size());
        play(121, 10);
        assertEquals(3, rig.asked.size());
        assertEquals(Set.of(), protectedOnes());
        rig.isJournalAway = false;
        play(70, 10);
        assertEquals(9, protectedOnes().size());
    }

    @Test
    void journal_isAskedOfFourDevicesASecond_andOfEachAgainAfterTenMinutes() {
        start(tanks(30));
        for (int second = 1; second < 9; second++) {
            play(1, 1);
            assertEquals(Math.min(30, 4 * second), rig.asked.size());
        }
        assertEquals(30, Set.copyOf(rig.asked).size());
        play(590, 10);
        assertEquals(30, rig.asked.size());
        play(12, 10);
        assertEquals(60, rig.asked.size());
        registry.points().forEach(point -> rig.tested(point.id(), now));
        play(700, 10);
        assertEquals(90, rig.asked.size());
        play(2_800, 10);
        assertEquals(90, rig.asked.size(), "what was seen once is not asked again for an hour");
    }

    @Test
    void deviceThatSendsInAnotherPeriod_orIsSilent_isCountedNoMore() {
        start(TANK);
        rig.tested(DEVICE.point("p"), BEGIN - DAY);
        play(60, 10);
        assertEquals(Set.of("yard/tank"), protectedOnes());
        play(600, 30);
        assertEquals(DoctorCause.SLOWER, wrong());
        assertEquals(Set.of(), protectedOnes());
        play(600, 10);
        assertEquals(Set.of("yard/tank"), protectedOnes());
        play(70, 0);
        assertEquals(DoctorCause.SILENT, wrong());
        play(7_200, 0);
        play(60, 10);
        assertEquals(Set.of("yard/tank"), protectedOnes());
    }

    @Test
    void deviceThatIsSilentWhileTheClockWasSetBack_isCountedNoMore_untilItIsHeard() {
        start(TANK);
        FollowedDevices followed = new FollowedDevices(rig.sources());
        facts = new DoctorFacts(rig.sources(), followed);
        rig.tested(DEVICE.point("p"), BEGIN - DAY);
        play(60, 10);
        assertEquals(Set.of("yard/tank"), protectedOnes());
        now -= 3 * 3_600_000;
        play(1, 0);
        assertEquals(DoctorCause.SILENT, wrong());
        assertEquals(Set.of(), protectedOnes());
        assertEquals(Set.of(), Set.copyOf(followed.ids()));
        play(60, 10);
        assertEquals(Set.of("yard/tank"), protectedOnes());
    }

    private DoctorCause wrong() {
        return facts.reports("acme", now).stream().filter(report -> report.device() != null).findFirst().orElseThrow().firstWrong().cause();
    }

    @Test
    void deviceWhosePointsChange_orWhoseLogInIsRefused_isCountedNoMore() {
        start(TANK + LEVEL);
        rig.tested(DEVICE.point("p"), BEGIN - DAY);
        play(60, 10);
        assertEquals(Set.of("yard/tank"), protectedOnes());
        reload(TANK.replace("id: p", "id: q") + LEVEL);
        play(60, 10);
        assertEquals(Set.of(), protectedOnes(), "the point whose alarm was tested is gone");
        reload(TANK + LEVEL);
        play(60, 10);
        assertEquals(Set.of("yard/tank"), protectedOnes());
        ListedCredential ours = rig.credentials.removeFirst();
        rig.credentials.add(new ListedCredential(ours.shown(), ours.credential(), ours.createdAt(),
                new RefusedLogIns(1, now, "127.0.0.1", LogInFailure.WRONG_PASSWORD)));
        play(70, 0);
        assertEquals(DoctorCause.WRONG_PASSWORD, wrong());
        assertEquals(Set.of(), protectedOnes());
        reload("  - id: other\n    points: [{id: p}]\n");
        play(1, 1);
        assertNull(facts.report(DEVICE, now));
        assertEquals(List.of(), List.copyOf(facts.reports("acme", now).stream().filter(report -> DEVICE.equals(report.device())).toList()));
    }

    @Test
    void placesForFollowedDevices_areBounded_andGoToThoseWhoseListIsRead() {
        start(tanks(9));
        FollowedDevices followed = new FollowedDevices(rig.sources(), 4, 6);
        facts = new DoctorFacts(rig.sources(), followed);
        registry.points().forEach(point -> rig.tested(point.id(), BEGIN - DAY));
        play(60, 10);
        Set<DeviceId> first = Set.copyOf(followed.ids());
        assertEquals(4, first.size());
        DeviceId other = registry.points().stream().map(point -> point.id().deviceId()).filter(id -> !first.contains(id)).findFirst().orElseThrow();
        facts.report(other, now);
        assertTrue(followed.ids().contains(other));
        assertEquals(4, followed.ids().size());
        assertEquals(3, protectedOnes().size());
        Set<DeviceId> read = Set.copyOf(followed.ids());
        play(60, 10);
        assertEquals(4, protectedOnes().size());
        registry.sites().getFirst().devices().forEach(device -> facts.report(device.id(), now));
        assertEquals(read, Set.copyOf(followed.ids()), "somebody reads of all of them");
        play(660, 10);
        facts.report(first.stream().filter(id -> !read.contains(id)).findFirst().orElseThrow(), now);
        assertFalse(read.equals(Set.copyOf(followed.ids())), "nobody has read for ten minutes");
        reload(tanks(9).replaceAll("(?m)^( +- \\{id: )p(.*)$", "$1p$2\n$1q$2"));
        play(60, 10);
        assertEquals(3, followed.ids().size(), "of two points each, and six points are followed at most");
    }

    /** Each with a credential of its own, and as many of the whole enterprise. */
    @Test
    void list_readsEachCredentialAFewTimes_howeverManyDevicesThereAre() {
        start(tanks(100));
        registry.sites().getFirst().devices().forEach(device -> {
            rig.issued("acme", device.id(), BEGIN - DAY);
            rig.door.loggedIn(rig.issued("acme", null, BEGIN - DAY), "x", "127.0.0.1", false, false, BEGIN);
        });
        play(10, 10);
        AtomicInteger reads = new AtomicInteger();
        List<ListedCredential> counted = new AbstractList<>() {
            @Override
            public ListedCredential get(int index) {
                reads.incrementAndGet();
                return rig.credentials.get(index);
            }

            @Override
            public int size() {
                return rig.credentials.size();
            }
        };
        DoctorSources all = rig.sources();
        DoctorFacts reading = new DoctorFacts(new DoctorSources(all.registry(), all.last(), all.rejects(), all.door(), enterprise -> counted,
                all.journal(), all.hasTls()));
        assertEquals(201, reading.reports("acme", now).size());
        assertTrue(reads.get() < 2_000, () -> "read " + reads + " times");
    }

    private StepFinding step(DoctorStep step) {
        return facts.report(DEVICE, now).steps().get(step.ordinal());
    }

    /** Every five seconds, of up to 200 devices. */
    @Test
    void watchedDevices_areJudgedLikeTheirReports_withoutTheJournal() {
        start(TANK);
        rig.tested(DEVICE.point("p"), BEGIN - DAY);
        play(60, 30);
        play(60, 0);
        DoctorReport report = facts.report(DEVICE, now);
        assertEquals(DoctorCause.SILENT, report.firstWrong().cause());
        int asked = rig.asked.size();
        assertEquals(List.of(report), facts.reports(List.of(DEVICE, new DeviceId("acme", "yard", "gone")), now));
        assertEquals(asked, rig.asked.size());
    }

    @Test
    void alarmThatWasShelvedAndNeverRaised_isNotTested() {
        start(TANK);
        rig.journaled(DEVICE.point("p"), TransitionType.ALARM_SHELVED, 0, now);
        play(60, 10);
        assertEquals(State.WAITING, step(DoctorStep.ALARM_TESTED).state());
    }

    @Test
    void slowDevice_isProtectedOnceItCameAgainInItsPeriod_andNothingIsSaidOfItsPeriodBefore() {
        start(TANK.replace("10s", "1h").replace("60s", "7h"));
        rig.tested(DEVICE.point("p"), BEGIN - DAY);
        play(60, 30);
        assertEquals(State.WAITING, step(DoctorStep.PERIOD).state(), "it came twice in a minute, as some do at their start");
        assertTrue(step(DoctorStep.PERIOD).isNext());
        assertEquals(Set.of(), protectedOnes());
        play(3_700, 3_600);
        play(3_700, 3_600);
        assertEquals(Set.of("yard/tank"), protectedOnes());
    }

    @Test
    void deviceThatReportsByChange_isProtectedOnceItCameAgain_beforeItCountsAsSilent() {
        start(TANK.replace("period: 10s, staleAfter: 60s", "reporting: onChange, heartbeat: 2h"));
        rig.tested(DEVICE.point("p"), BEGIN - DAY);
        play(100, 7_000);
        assertEquals(Set.of(), protectedOnes());
        play(8_000, 7_000);
        assertEquals(Set.of("yard/tank"), protectedOnes());
        assertEquals(State.DONE, step(DoctorStep.PERIOD).state());
        play(9_000, 0);
        assertEquals(DoctorCause.SILENT, wrong());
    }

    @Test
    void deviceWithManyPoints_takesTheTurnOfOthers() {
        String points = IntStream.range(0, 30).mapToObj(i -> "      - {id: p" + i + ", period: 10s, limits: {H: {at: 5}}}\n")
                .collect(Collectors.joining());
        start("  - id: a\n    points:\n" + points + "  - id: b\n    points:\n" + points);
        play(1, 1);
        assertEquals(Set.of("a"), rig.asked.stream().map(PointId::device).collect(Collectors.toSet()));
        assertEquals(20, rig.asked.size());
        play(1, 1);
        assertEquals(40, rig.asked.size());
    }
}

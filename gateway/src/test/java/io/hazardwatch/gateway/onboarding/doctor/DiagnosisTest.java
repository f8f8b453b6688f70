package io.hazardwatch.gateway.onboarding.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.intake.StrangerKind;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.onboarding.doctor.StepFinding.State;
import io.hazardwatch.gateway.registry.LogInFailure;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.testkit.SiteText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
    private static final long NOW = 1_800_000_000_000L;
    private static final long HOUR = 3_600_000;
    private static final String TOPIC = "hazard/v1/acme/yard/d-1/telemetry";
    private static final Registry REGISTRY = SiteText.load("""
            devices:
              - id: d-1
                points:
                  - {id: p, unit: MPa, range: [0, 2.5], period: 10s, staleAfter: 60s, limits: {H: {at: 1.6}}}
              - id: d-2
                points: [{id: lel, unit: "%LEL", range: [0, 100], period: 10s, staleAfter: 60s}]
              - id: d-3
                points: [{id: t, unit: degC, range: [-40, 120], period: 10s, staleAfter: 60s, limits: {H: {at: 60}}}]
              - id: sleeper
                points: [{id: lel, unit: "%LEL", range: [0, 100], reporting: onChange, heartbeat: 24h, limits: {H: {at: 10}}}]
            """);

    private static Point point(String device) {
        return REGISTRY.points().stream().filter(each -> each.id().device().equals(device)).findFirst().orElseThrow();
    }

    private static CredentialFacts credential(long refusedAt, LogInFailure failure, long loggedInAt, long goneAt, int takeovers, boolean isTls) {
        return new CredentialFacts("acme-x", false, refusedAt, failure, loggedInAt, goneAt, takeovers, 0, isTls, true, 0);
    }

    private static final CredentialFacts WELL = credential(0, null, NOW - HOUR, 0, 0, true);

    private static PointFact heard(String device, double value, Quality quality, long eventMillis, double interval) {
        Point point = point(device);
        return new PointFact(point, new Reading(point.id(), eventMillis, NOW - 1_000, value, quality), interval, 0, NOW - HOUR, NOW - HOUR);
    }

    private static PointFact value(String device, double value, Quality quality) {
        return heard(device, value, quality, NOW - 1_000, 10_000);
    }

    private static DeviceFacts facts(CredentialFacts credential, PointFact point, RejectFact... rejects) {
        return new DeviceFacts(point.point().id().deviceId(), credential, List.of(rejects), List.of(point), Set.of("yard/d-1", "yard/D-9"));
    }

    private static PointFact silent() {
        return new PointFact(point("d-1"), null, Double.NaN, 0, 0, 0);
    }

    private static DeviceFacts rejected(RejectReason reason, String detail, String excerpt) {
        return facts(WELL, silent(), new RejectFact(NOW - 5_000, TOPIC, reason, detail, excerpt));
    }

    private static DeviceFacts topic(RejectReason reason, String topic, String detail) {
        return facts(WELL, silent(), new RejectFact(NOW - 5_000, topic, reason, detail, "{}"));
    }

    private static StepFinding firstWrong(DeviceFacts facts) {
        return new DoctorReport(facts.device(), "", "", Diagnosis.of(facts, NOW)).firstWrong();
    }

    /** A change came 100 s after another, and then nothing for 29 hours. */
    @Test
    void deviceThatSleeps_isNeitherTooFastNorSilentUntilItsHeartbeatIsMissed() {
        Point point = point("sleeper");
        PointFact asleep = last(point, NOW - 29 * HOUR);
        StepFinding wrong = firstWrong(facts(WELL, asleep));
        assertFalse(wrong != null && EnumSet.of(DoctorCause.FASTER, DoctorCause.SLOWER, DoctorCause.SILENT).contains(wrong.cause()),
                () -> String.valueOf(wrong));
        assertEquals(DoctorCause.SILENT, firstWrong(facts(WELL, last(point, NOW - 31 * HOUR))).cause());
    }

    /** What the gateway noted before lies ahead by as much. */
    @Test
    void deviceThatIsSilentWhileTheClockWasSetBack_isSilentOrGone_butNotOneThatSleeps() {
        DeviceFacts silent = facts(WELL, last(point("d-1"), NOW + HOUR));
        assertEquals(DoctorCause.SILENT, firstWrong(silent).cause());
        assertEquals("p: 3600 s", firstWrong(silent).detail());
        CredentialFacts gone = credential(0, null, NOW, NOW + HOUR, 0, true);
        assertEquals(DoctorCause.GONE, firstWrong(facts(gone, last(point("d-1"), NOW + HOUR))).cause());
        assertNull(firstWrong(facts(gone, last(point("sleeper"), NOW + HOUR))));
        List<PointFact> oneIsHeard = List.of(last(point("d-1"), NOW + HOUR), value("d-3", 20, Quality.GOOD));
        RejectFact reject = new RejectFact(NOW - 1_000, TOPIC, RejectReason.UNKNOWN_POINT, "q", "{\"t\":20,\"q\":2}");
        assertEquals(DoctorCause.UNKNOWN_POINT, firstWrong(new DeviceFacts(silent.device(), gone, List.of(reject), oneIsHeard, Set.of())).cause());
    }

    /** It came after the doctor began to look. */
    @Test
    void readingThatIsALittleAhead_isNew() {
        Point fast = SiteText.load("devices:\n  - id: d\n    points: [{id: p, period: 10ms, staleAfter: 0s, limits: {H: {at: 5}}}]\n").points()
                .getFirst();
        Reading ahead = new Reading(fast.id(), NOW + 1_900, NOW + 1_900, 1, Quality.GOOD);
        assertNull(firstWrong(facts(WELL, new PointFact(fast, ahead, 10, 0, NOW - HOUR, NOW - HOUR))));
    }

    private static PointFact last(Point point, long atMillis) {
        return new PointFact(point, new Reading(point.id(), atMillis, atMillis, 0, Quality.GOOD), 100_000, 0, atMillis, atMillis);
    }

    private final Map<DoctorCause, DeviceFacts> cases = new EnumMap<>(DoctorCause.class);

    private void doors() {
        cases.put(DoctorCause.NEVER_REACHED, facts(credential(0, null, 0, 0, 0, true), silent()));
        cases.put(DoctorCause.NO_CREDENTIAL, facts(null, silent()));
        Point point = point("d-1");
        cases.put(DoctorCause.GONE, facts(credential(0, null, NOW - HOUR, NOW - 90_000, 0, true), new PointFact(point,
                new Reading(point.id(), NOW - 91_000, NOW - 91_000, 1, Quality.GOOD), 10_000, 0, 1, 1)));
        cases.put(DoctorCause.UNENCRYPTED, facts(credential(0, null, NOW - HOUR, 0, 0, false), value("d-1", 1, Quality.GOOD)));
        cases.put(DoctorCause.WRONG_PASSWORD, facts(credential(NOW - 9, LogInFailure.WRONG_PASSWORD, 0, 0, 0, true), silent()));
        cases.put(DoctorCause.NO_PASSWORD, facts(credential(NOW - 9, LogInFailure.NO_PASSWORD, 0, 0, 0, true), silent()));
        cases.put(DoctorCause.CLIENT_ID_SHARED, facts(credential(0, null, NOW - 9, 0, 4, true), value("d-1", 1, Quality.GOOD)));
        cases.put(DoctorCause.CERTIFICATE_ENDED, facts(ended(NOW - HOUR), new PointFact(point,
                new Reading(point.id(), NOW - HOUR - 9, NOW - HOUR - 9, 1, Quality.GOOD), 10_000, 0, 1, 1)));
        cases.put(DoctorCause.NOTHING_PUBLISHED, facts(WELL, silent()));
    }

    private static CredentialFacts ended(long atMillis) {
        return new CredentialFacts("x509-1", false, 0, null, NOW - 9 * HOUR, atMillis, 0, 0, true, true, atMillis);
    }

    @Test
    void endedCertificate_isNamedOnlyOnceItHasEnded_andWhileNothingComesByAnotherCredential() {
        assertNull(firstWrong(facts(ended(NOW + 1), value("d-1", 1, Quality.GOOD))));
        assertNull(firstWrong(facts(ended(NOW - HOUR), value("d-1", 1, Quality.GOOD))), "it has another one");
        assertEquals(DoctorCause.CERTIFICATE_ENDED, firstWrong(facts(ended(NOW), silent())).cause(), "before that nothing has come");
    }

    private void topics() {
        cases.put(DoctorCause.BAD_TOPIC, topic(RejectReason.BAD_TOPIC, "hazard/acme", "must be"));
        cases.put(DoctorCause.TOPIC_OF_OTHER_ENTERPRISE, topic(RejectReason.NOT_AUTHORISED, "hazard/v1/other/yard/d-1/telemetry", "does not cover"));
        cases.put(DoctorCause.TOPIC_OF_OTHER_DEVICE, topic(RejectReason.NOT_AUTHORISED, "hazard/v1/acme/yard/d-2/telemetry", "does not cover"));
        cases.put(DoctorCause.SELF_TOPIC_WITHOUT_DEVICE, topic(RejectReason.NOT_AUTHORISED, "v1/devices/me/telemetry", "names no single device"));
        cases.put(DoctorCause.UNKNOWN_DEVICE, topic(RejectReason.UNKNOWN_DEVICE, "hazard/v1/acme/yard/x/telemetry", "no device"));
        cases.put(DoctorCause.DEVICE_NAME_CASE, topic(RejectReason.UNKNOWN_DEVICE, "hazard/v1/acme/yard/d-9/telemetry", "no device"));
        cases.put(DoctorCause.RETAINED, topic(RejectReason.RETAINED, TOPIC, "a retained message is of unknown age"));
    }

    private void payloads() {
        cases.put(DoctorCause.EMPTY, rejected(RejectReason.EMPTY, "", "{}"));
        cases.put(DoctorCause.TOO_LARGE, rejected(RejectReason.TOO_LARGE, "", ""));
        cases.put(DoctorCause.GBK, rejected(RejectReason.NOT_JSON, "", "{\"\ufffd\ufffd\":1}"));
        cases.put(DoctorCause.SINGLE_QUOTES, rejected(RejectReason.NOT_JSON, "", "{'p':1}"));
        cases.put(DoctorCause.CUT_OFF, rejected(RejectReason.NOT_JSON, "", "{\"p\":1"));
        cases.put(DoctorCause.NOT_JSON, rejected(RejectReason.NOT_JSON, "", "p=1"));
        cases.put(DoctorCause.NOT_A_NUMBER, rejected(RejectReason.WRONG_TYPE, "p", "{\"p\":NaN}"));
        cases.put(DoctorCause.NUMBER_AS_TEXT, rejected(RejectReason.WRONG_TYPE, "p", "{\"p\":\"1.5 MPa\"}"));
        cases.put(DoctorCause.WRONG_TYPE, rejected(RejectReason.WRONG_TYPE, "p", "{\"p\":[1]}"));
        cases.put(DoctorCause.POINT_NAME_CASE, rejected(RejectReason.UNKNOWN_POINT, "P", "{\"P\":1}"));
        cases.put(DoctorCause.UNKNOWN_POINT, rejected(RejectReason.UNKNOWN_POINT, "pressure", "{\"pressure\":1}"));
        cases.put(DoctorCause.SECONDS_FOR_MILLIS, rejected(RejectReason.TOO_OLD, "ts: seconds? 秒？", "{\"ts\":1800000000,\"values\":{\"p\":1}}"));
        cases.put(DoctorCause.MICROS_FOR_MILLIS, rejected(RejectReason.IN_FUTURE, "ts: microseconds? 微秒？", "{\"ts\":1800000000000000}"));
        cases.put(DoctorCause.TIME_AS_TEXT, rejected(RejectReason.BAD_TIMESTAMP, "ts", "{\"ts\":\"2027-01-15\",\"values\":{\"p\":1}}"));
        cases.put(DoctorCause.EIGHT_HOURS, rejected(RejectReason.IN_FUTURE, "ts", "{\"ts\":" + (NOW + 8 * HOUR) + ",\"values\":{\"p\":1}}"));
        cases.put(DoctorCause.CLOCK_AHEAD, rejected(RejectReason.IN_FUTURE, "ts", "{\"ts\":" + (NOW + 2 * HOUR) + ",\"values\":{\"p\":1}}"));
    }

    private void values() {
        PointFact other = new PointFact(point("d-1"), null, Double.NaN, 0, 0, 0);
        cases.put(DoctorCause.POINT_SILENT, new DeviceFacts(other.point().id().deviceId(), WELL, List.of(),
                List.of(value("d-3", 20, Quality.GOOD), other), Set.of()));
        cases.put(DoctorCause.CLOCK_BEHIND, facts(WELL, heard("d-1", 1, Quality.GOOD, NOW - HOUR, 10_000)));
        cases.put(DoctorCause.PSI_FOR_MPA, facts(WELL, value("d-1", 174, Quality.BAD)));
        cases.put(DoctorCause.BAR_FOR_MPA, facts(WELL, value("d-1", 12, Quality.BAD)));
        cases.put(DoctorCause.KPA_FOR_MPA, facts(WELL, value("d-1", 1_200, Quality.BAD)));
        cases.put(DoctorCause.PPM_FOR_LEL, facts(WELL, value("d-2", 1_250, Quality.BAD)));
        cases.put(DoctorCause.KELVIN_FOR_CELSIUS, facts(WELL, value("d-3", 293, Quality.BAD)));
        cases.put(DoctorCause.FAHRENHEIT_FOR_CELSIUS, facts(WELL, value("d-3", 125, Quality.BAD)));
        cases.put(DoctorCause.OUT_OF_RANGE, facts(WELL, value("d-1", -9_999, Quality.BAD)));
        cases.put(DoctorCause.SAID_BAD, facts(WELL, value("d-1", 1, Quality.BAD)));
        Point point = point("d-1");
        cases.put(DoctorCause.SILENT, facts(WELL, new PointFact(point, new Reading(point.id(), NOW - 90_000, NOW - 90_000, 1, Quality.GOOD), 10_000,
                0, 1, 1)));
        cases.put(DoctorCause.DUPLICATES, facts(WELL, new PointFact(point, new Reading(point.id(), NOW - 1_000, NOW - 900, 1, Quality.GOOD), 10_000,
                5, 1, 1)));
        cases.put(DoctorCause.SLOWED, facts(new CredentialFacts("acme-x", false, 0, null, NOW - HOUR, 0, 0, NOW - 9_000, true, true, 0),
                value("d-1", 1, Quality.GOOD)));
        cases.put(DoctorCause.SLOWER, facts(WELL, heard("d-1", 1, Quality.GOOD, NOW - 1_000, 30_000)));
        cases.put(DoctorCause.FASTER, facts(WELL, heard("d-1", 1, Quality.GOOD, NOW - 1_000, 1_000)));
        cases.put(DoctorCause.NO_LIMITS, facts(WELL, value("d-2", 2, Quality.GOOD)));
    }

    @Test
    void everyCause_isNamedForWhatItIs() {
        doors();
        topics();
        payloads();
        values();
        List<String> wrong = new ArrayList<>();
        cases.forEach((cause, facts) -> {
            StepFinding found = firstWrong(facts);
            if (found == null || found.cause() != cause || found.step() != cause.step()) {
                wrong.add(cause + " was named " + (found == null ? "nothing" : found.cause()));
            }
        });
        assertEquals(List.of(), wrong);
        EnumSet<DoctorCause> left = EnumSet.allOf(DoctorCause.class);
        left.removeAll(cases.keySet());
        assertEquals(EnumSet.noneOf(DoctorCause.class), left);
    }

    @Test
    void healthyDevice_hasNothingWrongAndIsProtected() {
        DeviceFacts facts = facts(WELL, value("d-1", 1.2, Quality.GOOD));
        assertNull(firstWrong(facts));
        assertTrue(new DoctorReport(facts.device(), "", "", Diagnosis.of(facts, NOW)).isProtected());
        PointFact ours = value("d-1", 1.2, Quality.GOOD);
        DeviceFacts untested = facts(WELL, new PointFact(ours.point(), ours.last(), 10_000, 4, 0, 0));
        assertNull(firstWrong(untested));
        assertFalse(new DoctorReport(untested.device(), "", "", Diagnosis.of(untested, NOW)).isProtected());
        assertOpen(finding(untested, DoctorStep.ALARM_TESTED));
        DeviceFacts unseen = facts(WELL, new PointFact(ours.point(), ours.last(), 10_000, 0, NOW - 9, 0));
        assertEquals(State.DONE, finding(unseen, DoctorStep.ALARM_TESTED).state());
        assertOpen(finding(unseen, DoctorStep.NOTICE_SEEN));
        assertOpen(finding(facts(WELL, new PointFact(ours.point(), ours.last(), Double.NaN, 0, 0, 0)), DoctorStep.PERIOD));
        assertTrue(Diagnosis.of(facts(WELL, silent()), NOW).stream().noneMatch(StepFinding::isNext), "nothing has come yet");
    }

    private static final Registry OWN = SiteText.load("""
            devices:
              - id: d
                points:
                  - {id: p, unit: MPa, range: [0, 2.5], period: 10s, staleAfter: 60s, limits: {H: {at: 1.6}}}
                  - {id: q, unit: MPa, range: [0, 2.5], period: 10s, staleAfter: 60s, limits: {H: {at: 1.6}}}
                  - {id: never-stale, unit: MPa, range: [0, 2.5], period: 10s, staleAfter: 0s, limits: {H: {at: 1.6}}}
                  - {id: bare, unit: MPa, range: [0, 2.5], period: 10s, staleAfter: 60s}
            """);

    /** A device that needs no credential, heard by the points of these names alone, which are all that is wanted for the other steps. */
    private static DeviceFacts byOwnDoor(DeviceDoor door, String... heard) {
        List<PointFact> points = OWN.points().stream().map(point -> List.of(heard).contains(point.id().point())
                ? new PointFact(point, new Reading(point.id(), NOW - 1_000, NOW - 1_000, 1, Quality.GOOD), 10_000, 0, NOW - HOUR, NOW - HOUR)
                : new PointFact(point, null, Double.NaN, 0, 0, 0)).toList();
        return new DeviceFacts(points.getFirst().point().id().deviceId(), null, List.of(), points, Set.of(), door, 0, false);
    }

    private static boolean isProtected(DeviceFacts facts) {
        return new DoctorReport(facts.device(), "", "", Diagnosis.of(facts, NOW)).isProtected();
    }

    @Test
    void pointWithLimitsThatWasNeverHeard_keepsItsDeviceFromBeingProtected_andIsNamed() {
        DeviceFacts part = byOwnDoor(DeviceDoor.OWN, "p", "bare");
        assertNull(firstWrong(part));
        assertFalse(isProtected(part));
        assertOpen(finding(part, DoctorStep.POINT_KNOWN));
        assertEquals("q, never-stale", finding(part, DoctorStep.POINT_KNOWN).detail());
        DeviceFacts ruled = byOwnDoor(DeviceDoor.OWN, "p", "q", "never-stale");
        assertEquals(State.DONE, finding(ruled, DoctorStep.POINT_KNOWN).state());
        assertTrue(isProtected(ruled), "a point without limits is not missed");
        DeviceFacts young = new DeviceFacts(part.device(), credential(0, null, NOW - 9_000, 0, 0, true), List.of(), part.points(), Set.of());
        assertNull(firstWrong(young), "it has not had time");
        assertOpen(finding(young, DoctorStep.POINT_KNOWN));
    }

    @Test
    void pointThatMayBeSilentForEver_isNotMissed() {
        assertTrue(isProtected(byOwnDoor(DeviceDoor.OWN_BY_CHANGE, "p", "q")));
        assertFalse(isProtected(byOwnDoor(DeviceDoor.OWN_BY_CHANGE, "p", "never-stale")));
    }

    @Test
    void deviceWithManyPointsThatWereNeverHeard_namesAFew() {
        Registry many = SiteText.load("devices:\n  - id: d\n    points:\n" + IntStream.range(0, 30)
                .mapToObj(i -> "      - {id: p" + i + ", period: 10s, limits: {H: {at: 5}}}\n").collect(Collectors.joining()));
        List<PointFact> points = many.points().stream().map(point -> new PointFact(point, point.id().point().equals("p0")
                ? new Reading(point.id(), NOW - 1_000, NOW - 1_000, 1, Quality.GOOD) : null, 10_000, 0, NOW - HOUR, NOW - HOUR)).toList();
        DeviceFacts facts = new DeviceFacts(points.getFirst().point().id().deviceId(), null, List.of(), points, Set.of(), DeviceDoor.OWN, 0, false);
        assertEquals("p1, p2, p3, p4, p5, … (29)", finding(facts, DoctorStep.POINT_KNOWN).detail());
    }

    /** Waits for somebody, names no cause, and says what is to be done. */
    private static void assertOpen(StepFinding found) {
        assertEquals(State.WAITING, found.state());
        assertNull(found.cause());
        assertTrue(found.isNext());
        assertFalse(DoctorWords.open(found.step()).zh().isBlank() || DoctorWords.toDo(found.step()).en().isBlank());
    }

    private static StepFinding finding(DeviceFacts facts, DoctorStep step) {
        return Diagnosis.of(facts, NOW).get(step.ordinal());
    }

    @Test
    void mendedReject_isNotNamedAnyMore_andOneOfTwoValuesIs() {
        RejectFact old = new RejectFact(NOW - 60_000, TOPIC, RejectReason.WRONG_TYPE, "p", "{\"p\":NaN}");
        assertNull(firstWrong(facts(WELL, value("d-1", 1, Quality.GOOD), old)));
        RejectFact present = new RejectFact(NOW - 1_000, TOPIC, RejectReason.UNKNOWN_POINT, "q", "{\"p\":1,\"q\":2}");
        assertEquals(DoctorCause.UNKNOWN_POINT, firstWrong(facts(WELL, value("d-1", 1, Quality.GOOD), present)).cause());
    }

    @Test
    void everyCause_standsInTheDocumentWithItsSentences() throws Exception {
        String document = Files.readString(Path.of(System.getProperty("hazardwatch.root", "..")).resolve("docs/doctor.md"));
        for (DoctorCause cause : DoctorCause.values()) {
            String row = "| `" + cause + "` | " + cause.step() + " | " + DoctorWords.wrong(cause).en() + " | " + DoctorWords.mend(cause).en() + " |";
            assertTrue(document.contains(row), row);
        }
    }

    @Test
    void everyCause_hasBothSentencesInBothLanguages() {
        for (DoctorCause cause : DoctorCause.values()) {
            for (String text : List.of(DoctorWords.wrong(cause).zh(), DoctorWords.wrong(cause).en(), DoctorWords.mend(cause).zh(),
                    DoctorWords.mend(cause).en())) {
                assertTrue(text.endsWith("。") || text.endsWith("."), cause + ": " + text);
            }
        }
        for (StrangerKind kind : StrangerKind.values()) {
            assertTrue(DoctorWords.strange(kind.name()).zh().endsWith("。") && DoctorWords.mendStrange(kind.name()).en().endsWith("."), kind.name());
        }
    }
}

package io.hazardwatch.gateway.weather.book;

import static io.hazardwatch.gateway.weather.book.WeatherRig.NOW;
import static io.hazardwatch.gateway.weather.book.WeatherRig.at;
import static io.hazardwatch.gateway.weather.book.WeatherRig.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which sites people are called about together, when sites join and leave, and after a restart. */
class CalledSitesTest {
    private static final String ORANGE = "暴雨橙色预警";
    private static final String YELLOW = "暴雨黄色预警";
    private static final String RED = "暴雨红色预警";
    private static final long MINUTE = 60_000;

    private final WeatherRig rig = new WeatherRig(1);

    private void sites(String... names) {
        rig.plan = rig.plan.with(Registry.of(Stream.of(names).map(name -> WeatherRig.inArea(name, 31.78, "320411")).toList()));
    }

    private static List<String> names(WarningCall call) {
        return call.sites().stream().map(SiteName::site).toList();
    }

    private void warnAndJoin() {
        rig.receive("A", 0, "Alert", ORANGE, "", NOW);
        sites("s0", "s9");
        rig.book.look(NOW + MINUTE);
    }

    @Test
    void siteThatJoins_isCalledAboutWhileTheFirstCallRuns() {
        warnAndJoin();
        assertEquals(2, rig.calls.size());
        assertEquals(List.of("s9"), names(rig.calls.getLast()));
        assertNotEquals(rig.calls.getFirst().key(), rig.calls.getLast().key());
        assertEquals(List.of(), rig.ended);
        rig.book.answerCall(rig.calls.getFirst().key(), "li-wei", NOW + 2 * MINUTE);
        assertEquals(List.of(true, false), rig.book.view(id("A"), site -> true, NOW).matches().stream().map(match -> match.answeredMillis() > 0)
                .toList());
        rig.book.answerCall(rig.calls.getLast().key(), "li-wei", NOW + 3 * MINUTE);
        assertTrue(rig.book.view(id("A"), site -> true, NOW).matches().stream().allMatch(match -> match.answeredMillis() > 0));
    }

    @Test
    void siteThatJoinsAfterTheAnswer_isCalledAboutToo() {
        rig.receive("A", 0, "Alert", ORANGE, "", NOW);
        rig.book.answer(id("A"), site -> true, "li-wei", NOW);
        sites("s0", "s9");
        rig.book.look(NOW + MINUTE);
        assertEquals(List.of("s9"), names(rig.calls.getLast()));
        assertNotEquals(rig.calls.getFirst().key(), rig.calls.getLast().key());
    }

    @Test
    void updateOfALowerColourThatExtendsTheArea_callsAboutWhatItAdds() {
        sites("s0", "s1");
        rig.plan = rig.plan.with(Registry.of(List.of(WeatherRig.inArea("s0", 31.78, "320411"), WeatherRig.inArea("s1", 31.78, "320412"))));
        rig.receive("A", 0, "Alert", ORANGE, "", NOW);
        rig.update("B", 1, YELLOW, at("A", 0), "320400", NOW + MINUTE);
        assertEquals(List.of(List.of("s0"), List.of("s1")), rig.calls.stream().map(CalledSitesTest::names).toList());
    }

    @Test
    void updateOfAHigherColour_isOneCallAboutAllSitesAgain() {
        warnAndJoin();
        rig.receive("B", 3, "Update", RED, at("A", 0), NOW + 3 * MINUTE);
        assertEquals(3, rig.calls.size());
        assertEquals(List.of("s0", "s9"), names(rig.calls.getLast()));
        assertEquals(rig.calls.getFirst().key(), rig.calls.getLast().key());
        assertEquals(List.of(rig.calls.get(1).callId() + " over"), rig.ended);
    }

    @Test
    void restart_knowsTheSitesOfEveryCall_alsoWhereAnUpdateGoesOnWithIt() {
        warnAndJoin();
        rig.receive("B", 2, "Update", YELLOW, at("A", 0), NOW + 2 * MINUTE);
        List<WarningCall> before = List.copyOf(rig.calls);
        rig.calls.clear();
        WeatherBook next = rig.restarted();
        assertEquals(before.stream().map(WarningCall::key).toList(), rig.calls.stream().map(WarningCall::key).toList());
        assertEquals(before.stream().map(WarningCall::sites).toList(), rig.calls.stream().map(WarningCall::sites).toList());
        assertEquals(before.stream().map(WarningCall::announcement).toList(), rig.calls.stream().map(WarningCall::announcement).toList(),
                "announced already, so that nobody is called again");
        assertEquals(id("B"), rig.calls.getFirst().warningId());
        next.look(NOW + 3 * MINUTE);
        assertEquals(2, rig.running.size());
    }

    @Test
    void callsThatCouldNotBeTaken_areHandedOverAgain_untilSomebodyAnswers() {
        sites("s0", "s1");
        rig.receive("A", 0, "Alert", ORANGE, "", NOW);
        List<WarningCall> first = List.copyOf(rig.calls);
        rig.isRefused = true;
        rig.book.look(NOW + 1000);
        rig.book.look(NOW + 2000);
        assertEquals(2, rig.calls.size(), "once more only");
        assertEquals(first.getFirst().key() + " " + first.getFirst().announcement(), rig.calls.getLast().key() + " "
                + rig.calls.getLast().announcement(), "the same announcement, so that nobody is called twice");
        assertEquals(first.getFirst().sites(), rig.calls.getLast().sites());
        rig.book.answer(id("A"), site -> true, "li-wei", NOW + 3000);
        rig.isRefused = true;
        rig.book.look(NOW + 4000);
        assertEquals(2, rig.calls.size());
    }

    @Test
    void siteThatLeaves_isInNoRunningCall() {
        sites("s0", "s1");
        rig.receive("A", 0, "Alert", ORANGE, "", NOW);
        rig.book.matchByPerson(id("A"), new SiteName("e", "s0"), false, "li-wei", NOW + MINUTE);
        rig.book.look(NOW + 2 * MINUTE);
        assertEquals(List.of(List.of("s1")), rig.running.stream().map(CalledSitesTest::names).toList());
        rig.book.matchByPerson(id("A"), new SiteName("e", "s0"), true, "li-wei", NOW + 3 * MINUTE);
        assertEquals(List.of("s0"), names(rig.calls.getLast()));
        assertNotEquals(rig.calls.getFirst().key(), rig.calls.getLast().key(), "the same call would count as announced");
    }

    @Test
    void answerForSomeSitesAtTheConsole_leavesTheCallForTheOthersRunning() {
        sites("s0", "s1");
        rig.receive("A", 0, "Alert", ORANGE, "", NOW);
        rig.book.answer(id("A"), site -> site.site().equals("s0"), "li-wei", NOW + MINUTE);
        assertEquals(List.of(), rig.ended);
        rig.book.answer(id("A"), site -> site.site().equals("s1"), "boss", NOW + MINUTE);
        assertEquals(List.of(id("A") + " answered by boss"), rig.ended);
    }

    @Test
    void callsOfSeveralEnterprises_areAnnouncedTogether() {
        rig.plan = rig.plan.with(Registry.of(List.of(WeatherRig.inArea("s0", 31.78, "320411"), WeatherRig.of("f", "t0"))));
        rig.receive("A", 0, "Alert", ORANGE, "", NOW);
        assertEquals(1, rig.announcements.size());
        assertEquals(List.of("e", "f"), rig.announcements.getFirst().stream().map(WarningCall::enterprise).toList());
        WarningCall both = WarningCall.together(rig.announcements.getFirst());
        assertTrue(both.text(both.sites()).zh().contains("e/s0, f/t0"), both.text(both.sites()).zh());
    }

    @Test
    void lateActionsThatSomebodyTook_areCalledAboutAgainWhileTheyAreNotConfirmed() {
        rig.receive("A", 0, "Alert", ORANGE, "", NOW);
        rig.book.answer(id("A"), site -> true, "li-wei", NOW);
        rig.book.look(NOW + 61 * MINUTE);
        WarningCall first = rig.calls.getLast();
        assertTrue(first.isAboutActions());
        rig.book.takeActions(first.key(), "boss", NOW + 62 * MINUTE);
        rig.calls.clear();
        rig.book.look(NOW + 81 * MINUTE);
        assertEquals(List.of(), rig.calls);
        rig.book.look(NOW + 82 * MINUTE);
        assertEquals(List.of(first.key()), rig.calls.stream().map(WarningCall::key).toList());
        assertTrue(rig.calls.getFirst().announcement() > first.announcement());
        rig.book.look(NOW + 120 * MINUTE);
        assertEquals(1, rig.calls.size(), "nobody took it again");
    }
}

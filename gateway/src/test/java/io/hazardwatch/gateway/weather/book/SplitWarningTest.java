package io.hazardwatch.gateway.weather.book;

import static io.hazardwatch.gateway.weather.book.WeatherRig.NOW;
import static io.hazardwatch.gateway.weather.book.WeatherRig.at;
import static io.hazardwatch.gateway.weather.book.WeatherRig.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.weather.book.WarningNotice.Kind;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls about a warning whose updates cover only some of the sites of an enterprise. */
class SplitWarningTest {
    private static final String ORANGE = "暴雨橙色预警";
    private static final String RED = "暴雨红色预警";
    private static final long MINUTE = 60_000;
    private static final String WEST = "320411";
    private static final String EAST = "320412";

    private final WeatherRig rig = new WeatherRig(1);

    @BeforeEach
    void warnBothSites() {
        rig.plan = rig.plan.with(Registry.of(List.of(WeatherRig.inArea("s1", 31.78, WEST), WeatherRig.inArea("s2", 31.78, EAST))));
        rig.book.receive(rig.message("A", 0, "Alert", ORANGE, "", "<geocode><valueName>GB/T 2260</valueName><value>320400</value></geocode>"), NOW);
        assertEquals(2, rig.calls.getFirst().sites().size());
        rig.send(NOW);
        rig.told();
    }

    private boolean isCallOver() {
        return rig.ended.contains(id("A") + " over");
    }

    @Test
    void updateOfTheSameColourForOneSite_leavesTheCallRunning() {
        rig.update("B", 1, ORANGE, at("A", 0), WEST, NOW + MINUTE);
        assertEquals(List.of(Kind.NO_LONGER_HERE, Kind.NO_LONGER_HERE), rig.told());
        assertFalse(isCallOver());
        rig.receive("C", 3, "Cancel", "解除", at("B", 1), NOW + 4 * MINUTE);
        assertTrue(isCallOver());
    }

    @Test
    void updateOfAHigherColourForOneSite_leavesTheCallItBeganRunning() {
        rig.update("B", 1, RED, at("A", 0), WEST, NOW + MINUTE);
        assertEquals(2, rig.calls.size());
        assertEquals(id("A"), rig.calls.getLast().callId());
        assertFalse(isCallOver());
    }

    @Test
    void onlySiteLeftThatAPersonFindsNotConcerned_endsTheCall() {
        rig.book.matchByPerson(id("A"), new SiteName("e", "s1"), false, "li-wei", NOW + MINUTE);
        assertFalse(isCallOver());
        assertEquals(List.of(), rig.ended);
        rig.book.matchByPerson(id("A"), new SiteName("e", "s2"), false, "li-wei", NOW + MINUTE);
        assertTrue(isCallOver());
    }

    @Test
    void onlyUnansweredSiteThatAPersonFindsNotConcerned_endsTheCallAsAnswered() {
        rig.book.answer(id("A"), site -> site.site().equals("s1"), "li-wei", NOW + MINUTE);
        rig.ended.clear();
        rig.book.matchByPerson(id("A"), new SiteName("e", "s2"), false, "wang-wu", NOW + MINUTE);
        assertEquals(List.of(id("A") + " answered by wang-wu"), rig.ended);
    }

    @Test
    void messageNotSentYet_isTakenBackOnlyWhenNoneOfItsSitesIsConcerned() {
        rig.book.receive(rig.message("X", 0, "Alert", RED, "", "<geocode><valueName>GB/T 2260</valueName><value>320400</value></geocode>"), NOW);
        rig.book.matchByPerson(id("X"), new SiteName("e", "s1"), false, "li-wei", NOW + MINUTE);
        assertEquals(List.of(), rig.withdrawn);
        rig.book.matchByPerson(id("X"), new SiteName("e", "s2"), false, "li-wei", NOW + MINUTE);
        assertEquals(2, rig.withdrawn.size());
    }

    @Test
    void oneOfTwoUpdatesThatSplitTheArea_endsWithoutEndingTheCallOfTheOther() {
        rig.update("B", 1, ORANGE, at("A", 0), WEST, NOW + MINUTE);
        rig.update("C", 1, ORANGE, at("A", 0), EAST, NOW + MINUTE);
        String east = rig.calls.getLast().callId();
        assertEquals(List.of("s2"), rig.calls.getLast().sites().stream().map(SiteName::site).toList(), "it had been told as no longer concerned");
        rig.receive("D", 3, "Cancel", "解除", at("B", 1), NOW + 4 * MINUTE);
        assertTrue(isCallOver());
        assertFalse(rig.ended.contains(east + " over"));
        rig.receive("F", 4, "Cancel", "解除", at("C", 1), NOW + 5 * MINUTE);
        assertTrue(rig.ended.contains(east + " over"));
    }

    private void confirm(String id, String name, long now) {
        SiteName site = new SiteName("e", name);
        rig.book.view(id(id), any -> true, now).actions().get(site).forEach(each -> rig.book.confirm(id(id),
                new ActionRecord(site, each.action().id(), now, "li-wei", true, "", "", "", 0), now));
    }

    @Test
    void lateActionsOfOnePart_areCalledAboutAlthoughThoseOfTheOtherAreConfirmed() {
        rig.update("B", 1, RED, at("A", 0), WEST, NOW + MINUTE);
        rig.update("C", 1, RED, at("A", 0), EAST, NOW + MINUTE);
        rig.book.look(NOW + 120 * MINUTE);
        assertTrue(rig.calls.stream().filter(WarningCall::isAboutActions).count() >= 2, "about both parts");
        rig.ended.clear();
        confirm("B", "s1", NOW + 121 * MINUTE);
        assertEquals(List.of(), rig.ended, "s2 is late still");
        rig.book.takeActions(rig.calls.getLast().key(), "boss", NOW + 122 * MINUTE);
        rig.calls.clear();
        rig.book.look(NOW + 200 * MINUTE);
        assertEquals(List.of("s2"), rig.calls.stream().filter(WarningCall::isAboutActions).flatMap(call -> call.sites().stream())
                .map(SiteName::site).toList(), "called again, because somebody took it and did not do it");
        confirm("C", "s2", NOW + 201 * MINUTE);
        assertEquals(id("A") + " actions done", rig.ended.getLast());
    }
}

package io.hazardwatch.gateway.weather.book;

import static io.hazardwatch.gateway.weather.book.WeatherRig.NOW;
import static io.hazardwatch.gateway.weather.book.WeatherRig.at;
import static io.hazardwatch.gateway.weather.book.WeatherRig.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.weather.WarningState;
import io.hazardwatch.gateway.weather.book.WarningNotice.Kind;
import io.hazardwatch.gateway.weather.exposure.MatchReason;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A warning that an update takes the place of, by what becomes of the update: its calls and restrictions go on, or end with a reason that
 * people are told.
 *
 * <table>
 * <caption>cases</caption>
 * <tr><th>the update</th><th>the warning before it</th></tr>
 * <tr><td>takes effect later</td><td>stays in force until then; if it expires before, people are told so, and the update calls anew</td></tr>
 * <tr><td>is cancelled before it takes effect</td><td>stays in force</td></tr>
 * <tr><td>has expired already</td><td>expired, told</td></tr>
 * <tr><td>was cancelled</td><td>cancelled, told</td></tr>
 * <tr><td>is no actual message, or of another sender</td><td>stays in force</td></tr>
 * <tr><td>is for other areas</td><td>no longer here, told</td></tr>
 * <tr><td>describes its area only</td><td>the update keeps the sites of the warning, until a person says otherwise</td></tr>
 * </table>
 */
class SupersededWarningTest {
    private static final String ORANGE = "暴雨橙色预警";
    private static final String YELLOW = "暴雨黄色预警";
    private static final long MINUTE = 60_000;
    private static final SiteName SITE = new SiteName("e", "s0");
    private static final List<Kind> BOTH_EXPIRED = List.of(Kind.EXPIRED, Kind.EXPIRED);

    private final WeatherRig rig = new WeatherRig(1);

    @BeforeEach
    void warn() {
        rig.book.receive(timed(rig.message("A", 0, "Alert", ORANGE, "", WeatherRig.AREA), "08:00", "12:00"), NOW);
        rig.send(NOW);
        assertEquals(List.of(Kind.NEW, Kind.NEW), rig.told());
    }

    private ReceivedWarning timed(ReceivedWarning message, String effective, String expires) {
        return rig.read(message.original().replace("<senderName>", "<effective>2026-06-01T%s:00+08:00</effective>".formatted(effective)
                + "<expires>2026-06-01T%s:00+08:00</expires><senderName>".formatted(expires)));
    }

    private ReceivedWarning update(String id, int minute, String headline, String earlier, String area, String effective, String expires) {
        return timed(rig.message(id, minute, "Update", headline, "cma@example.cn," + earlier, area), effective, expires);
    }

    private WarningState state(String identifier, long now) {
        return rig.book.view(id(identifier), site -> true, now).state();
    }

    private boolean isActiveAt(long now) {
        return rig.book.active(now).containsKey(SITE);
    }

    private static long clock(int hour, int minute) {
        return NOW + ((hour - 8) * 60L + minute - 5) * MINUTE;
    }

    @Test
    void updateThatTakesEffectLater_leavesTheWarningInForceUntilThen() {
        rig.book.receive(update("B", 1, YELLOW, at("A", 0), WeatherRig.AREA, "10:00", "14:00"), NOW);
        rig.book.look(clock(9, 59));
        assertEquals(WarningState.IN_FORCE, state("A", clock(9, 59)));
        assertTrue(isActiveAt(clock(9, 59)));
        rig.book.look(clock(10, 0));
        assertEquals(WarningState.SUPERSEDED, state("A", clock(10, 0)));
        assertTrue(isActiveAt(clock(10, 0)));
        assertEquals(List.of(), rig.told());
        assertEquals(List.of(), rig.ended);
        assertTrue(rig.book.view(id("B"), site -> true, NOW).matches().getFirst().isCarried());
    }

    @Test
    void updateThatTakesEffectAfterTheWarningExpired_endsItAndCallsAnew() {
        rig.book.receive(update("B", 1, YELLOW, at("A", 0), WeatherRig.AREA, "13:00", "16:00"), NOW);
        rig.book.look(clock(12, 1));
        assertEquals(BOTH_EXPIRED, rig.told());
        assertTrue(rig.ended.contains(id("A") + " over"));
        rig.calls.clear();
        rig.book.look(clock(13, 0));
        assertEquals(List.of(Kind.NEW, Kind.NEW), rig.told());
        assertEquals(2, rig.calls.getFirst().announcement(), "the ended call begins again");
    }

    @Test
    void updateCancelledBeforeItTakesEffect_leavesTheWarningInForce() {
        rig.book.receive(update("B", 1, YELLOW, at("A", 0), WeatherRig.AREA, "10:00", "14:00"), NOW);
        rig.receive("C", 2, "Cancel", "解除", at("B", 1), NOW);
        rig.book.look(clock(11, 0));
        assertEquals(WarningState.IN_FORCE, state("A", clock(11, 0)));
        assertTrue(isActiveAt(clock(11, 0)));
        assertEquals(List.of(), rig.told());
    }

    @Test
    void updateThatHasExpiredAlready_endsTheWarningAsExpiredAndSaysSo() {
        rig.book.receive(update("B", 1, YELLOW, at("A", 0), WeatherRig.AREA, "08:01", "08:03"), NOW);
        assertEquals(WarningState.SUPERSEDED, state("A", NOW));
        assertEquals(BOTH_EXPIRED, rig.told());
        assertEquals(MatchEndReason.EXPIRED, rig.book.view(id("A"), site -> true, NOW).matches().getFirst().endReason());
        assertTrue(rig.ended.contains(id("A") + " over"));
        assertFalse(isActiveAt(NOW));
    }

    @Test
    void updateAndItsCancelAtOnce_endTheWarningAsCancelledAndSaySo() {
        rig.failure = null;
        rig.receive("C", 3, "Cancel", "解除", at("B", 1), NOW);
        rig.book.receive(update("B", 1, YELLOW, at("A", 0), WeatherRig.AREA, "08:01", "14:00"), NOW);
        assertEquals(WarningState.CANCELLED, state("B", NOW));
        assertEquals(List.of(Kind.CANCELLED, Kind.CANCELLED), rig.told());
        assertTrue(rig.ended.contains(id("A") + " over"));
    }

    @Test
    void updateThatIsNoActualMessageOrOfAnotherSender_changesNothing() {
        ReceivedWarning update = update("B", 1, YELLOW, at("A", 0), WeatherRig.AREA, "08:01", "14:00");
        rig.book.receive(rig.read(update.original().replace("<status>Actual", "<status>Exercise")), NOW);
        rig.book.receive(rig.read(update.original().replace("<sender>cma@example.cn", "<sender>other@example.cn")), NOW);
        assertEquals(WarningState.IN_FORCE, state("A", NOW));
        assertTrue(isActiveAt(NOW));
        assertEquals(List.of(), rig.ended);
    }

    @Test
    void updateForOtherAreas_isToldAsNoLongerHere() {
        rig.book.receive(update("B", 1, YELLOW, at("A", 0), WeatherRig.AREA.replace("320411", "150000"), "08:01", "14:00"), NOW);
        assertEquals(List.of(Kind.NO_LONGER_HERE, Kind.NO_LONGER_HERE), rig.told());
        assertFalse(isActiveAt(NOW));
    }

    @Test
    void updateThatDescribesItsAreaOnly_keepsTheSitesUntilAPersonSaysOtherwise() {
        rig.book.receive(update("B", 1, YELLOW, at("A", 0), " ", "08:01", "14:00"), NOW);
        assertEquals(List.of(), rig.told());
        assertEquals(List.of(), rig.ended);
        assertTrue(isActiveAt(NOW));
        assertEquals(MatchReason.EARLIER_MESSAGE, rig.book.view(id("B"), site -> true, NOW).matches().getFirst().reason());
        rig.book.matchByPerson(id("B"), SITE, false, "li-wei", NOW + MINUTE);
        assertTrue(rig.ended.contains(id("A") + " over"));
        assertFalse(isActiveAt(NOW + MINUTE));
    }

    @Test
    void updateOfAnUpdateThatIsOver_isToldOnce() {
        rig.book.receive(update("B", 1, YELLOW, at("A", 0), WeatherRig.AREA, "08:01", "09:00"), NOW);
        assertEquals(List.of(), rig.told());
        rig.book.look(clock(9, 1));
        assertEquals(BOTH_EXPIRED, rig.told());
        rig.book.look(clock(12, 1));
        assertEquals(List.of(), rig.told());
    }

    @Test
    void cancelOfAnUnknownWarning_changesNothing_andEndsItWhenItComes() {
        rig.receive("Y", 2, "Cancel", "解除", at("X", 1), NOW);
        assertEquals(WarningState.IN_FORCE, state("A", NOW));
        rig.receive("X", 1, "Alert", ORANGE, "", NOW);
        assertEquals(WarningState.CANCELLED, state("X", NOW));
        assertEquals(List.of(), rig.told());
    }
}

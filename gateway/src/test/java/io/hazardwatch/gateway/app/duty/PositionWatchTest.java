package io.hazardwatch.gateway.app.duty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.accounts.Scope;
import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.api.Alarms;
import io.hazardwatch.gateway.api.position.ConsoleBook;
import io.hazardwatch.gateway.api.position.ConsoleSound;
import io.hazardwatch.gateway.api.position.PositionPorts;
import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.DutyShift;
import io.hazardwatch.gateway.duty.OnDuty;
import io.hazardwatch.gateway.duty.book.DutyMessage;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.kpi.OperatingPosition;
import io.hazardwatch.gateway.kpi.PositionProfile;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.testkit.FakeClock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class PositionWatchTest {
    private static final long NOW = 1_763_781_234_567L;
    private static final DutyPost POST = new DutyPost("room", Text.of("Control room"), "e", null, ZoneOffset.UTC);

    private final FakeClock clock = new FakeClock(NOW);
    private final ConsoleBook consoles = new ConsoleBook();
    private final List<String> heard = new ArrayList<>();
    private final List<OperatingPosition> positions = new ArrayList<>(List.of(new OperatingPosition("desk", Text.of("desk"), List.of("e/s"))));
    private final List<Site> sites = new ArrayList<>(List.of(site("s")));
    private boolean isAway;
    private SystemAlarms alarms = new SystemAlarms(clock);
    private PositionWatch watch;

    private static Site site(String name) {
        return new Site("e", name, Text.of(name), "other", Double.NaN, Double.NaN, ZoneOffset.UTC, List.of(), List.of());
    }

    private void start(Alarm... recovered) {
        alarms = new SystemAlarms(clock);
        alarms.connect(finding -> heard.add(finding.type().name()), List.of(recovered));
        watch = new PositionWatch(new PositionPorts(positions, consoles), () -> Registry.of(sites), List::of, new Posts(), new Phones(), alarms);
    }

    private void addSecondSite(PositionProfile profile) {
        sites.add(site("s2"));
        positions.add(new OperatingPosition("desk-2", Text.of("desk 2"), List.of("e/s2"), profile));
    }

    private List<String> takeHeard() {
        List<String> taken = List.copyOf(heard);
        heard.clear();
        return taken;
    }

    private void look(long millis) {
        clock.advance(millis);
        watch.look(clock.millis());
    }

    private void sit() {
        sit("desk");
    }

    private void sit(String position) {
        consoles.report("console-" + position, "li", Scope.of(null), position, ConsoleSound.PLAYS, clock.millis());
    }

    @Test
    void nobodyLooksForFiveMinutes_leadersAreCalledOnce_andItEndsWithTheFirstWhoSignsIn() {
        start();
        look(0);
        look(PositionWatch.PATIENCE_MILLIS - 1);
        assertEquals(List.of(), heard);
        look(1);
        look(60_000);
        assertEquals(List.of("RAISE", "call room NOBODY_LOOKS"), heard);
        sit();
        look(0);
        assertEquals(List.of("RAISE", "call room NOBODY_LOOKS", "CLEAR", "over room NOBODY_LOOKS"), heard);
    }

    @Test
    void somebodyLooks_orComesBackInTime_nobodyIsCalled() {
        start();
        look(0);
        look(200_000);
        sit();
        look(50_000);
        look(ConsoleBook.SILENT_MILLIS);
        look(PositionWatch.PATIENCE_MILLIS - 1);
        assertEquals(List.of("over room NOBODY_LOOKS"), heard, "a call from before the start would end");
    }

    /** A console reports again and again while time passes. */
    private void sitFor(String position, long millis) {
        for (long gone = 0; gone < millis; gone += 30_000) {
            sit(position);
            look(30_000);
        }
    }

    @Test
    void anotherSiteIsLeftLater_leadersAreCalledAgainAndTheAlarmIsRaisedAnew() {
        addSecondSite(PositionProfile.EVERYTHING);
        start();
        look(0);
        sitFor("desk-2", PositionWatch.PATIENCE_MILLIS);
        assertEquals(List.of("RAISE", "call room NOBODY_LOOKS"), takeHeard());
        sitFor("desk-2", 600_000);
        assertEquals(List.of(), takeHeard());
        look(ConsoleBook.SILENT_MILLIS);
        look(PositionWatch.PATIENCE_MILLIS);
        assertEquals(List.of("CLEAR", "RAISE", "call room NOBODY_LOOKS"), takeHeard());
        sit("desk-2");
        look(1_000);
        assertEquals(List.of(), takeHeard(), "the first site is still left");
        sit("desk-2");
        sit("desk");
        look(1_000);
        assertEquals(List.of("CLEAR", "over room NOBODY_LOOKS"), takeHeard());
    }

    @Test
    void oneSiteIsTakenAsAnotherIsLeft_eachHasItsOwnFiveMinutes() {
        addSecondSite(PositionProfile.EVERYTHING);
        start();
        sitFor("desk", 180_000);
        look(ConsoleBook.SILENT_MILLIS + 1);
        sitFor("desk-2", 240_000);
        assertEquals(List.of(), heard);
    }

    @Test
    void priorityThatNoPositionShows_isDecidedSoAndHidesNothing() {
        addSecondSite(new PositionProfile(List.of(Priority.P1, Priority.P2, Priority.P3), List.of(Priority.P1), List.of(), List.of()));
        sites.removeFirst();
        start();
        sitFor("desk-2", 2 * PositionWatch.PATIENCE_MILLIS);
        assertEquals(List.of("over room NOBODY_LOOKS"), takeHeard());
        look(ConsoleBook.SILENT_MILLIS);
        look(PositionWatch.PATIENCE_MILLIS);
        assertEquals(List.of("RAISE", "call room NOBODY_LOOKS"), takeHeard());
    }

    @Test
    void moreUrgentPriorityIsLeftLater_leadersAreCalledAgain() {
        positions.add(new OperatingPosition("all", Text.of("all"), List.of("e"), new PositionProfile(List.of(Priority.P1), List.of(Priority.P1),
                List.of(), List.of())));
        start();
        sitFor("all", PositionWatch.PATIENCE_MILLIS + 30_000);
        assertEquals(List.of("RAISE", "call room NOBODY_LOOKS"), takeHeard());
        look(ConsoleBook.SILENT_MILLIS);
        look(PositionWatch.PATIENCE_MILLIS);
        assertEquals(List.of("CLEAR", "RAISE", "call room NOBODY_LOOKS"), takeHeard());
    }

    @Test
    void callGoesOnOverARestart_andEndsWithTheFirstWhoSignsIn() {
        start(Alarms.ofInstrument(PointId.parse("_system/gateway/positions/e"), "system", RuleKind.SYSTEM, NOW));
        look(10_000);
        look(2 * PositionWatch.PATIENCE_MILLIS);
        assertEquals(List.of("RAISE"), takeHeard(), "confirmed, which changes nothing, and told to nobody again");
        sit();
        look(0);
        assertEquals(List.of("CLEAR", "over room NOBODY_LOOKS"), takeHeard());
    }

    @Test
    void somebodySignsInRightAfterTheRestart_theCallFromBeforeEnds() {
        start(Alarms.ofInstrument(PointId.parse("_system/gateway/positions/e"), "system", RuleKind.SYSTEM, NOW));
        sit();
        look(10_000);
        assertEquals(List.of("CLEAR", "over room NOBODY_LOOKS"), takeHeard());
    }

    @Test
    void callThatIsNotStored_isHandedOverAgain() {
        start();
        isAway = true;
        look(0);
        look(PositionWatch.PATIENCE_MILLIS);
        look(10_000);
        assertEquals(List.of("RAISE", "call room NOBODY_LOOKS", "call room NOBODY_LOOKS"), takeHeard());
        isAway = false;
        look(10_000);
        look(10_000);
        assertEquals(List.of("call room NOBODY_LOOKS"), takeHeard());
    }

    private static final class Posts implements OnDuty {
        @Override
        public List<DutyPost> posts() {
            return List.of(POST, new DutyPost("elsewhere", Text.of("x"), "other", null, ZoneOffset.UTC));
        }

        @Override
        public List<DutyShift> shifts(String post, long fromMillis, long toMillis) {
            return List.of();
        }
    }

    private final class Phones implements DutyPhones {
        @Override
        public void tell(DutyPost post, Collection<String> persons, DutyMessage message) {
            heard.add("tell");
        }

        @Override
        public CompletionStage<Boolean> call(DutyPost post, DutyMessage message) {
            heard.add("call " + post.id() + ' ' + message.kind());
            return isAway ? CompletableFuture.failedStage(new IllegalStateException("away")) : CompletableFuture.completedStage(true);
        }

        @Override
        public void over(DutyPost post, DutyMessage.Kind kind) {
            heard.add("over " + post.id() + ' ' + kind);
        }

        @Override
        public void onAnswer(AnswerListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}

package io.hazardwatch.gateway.app.duty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.accounts.Scope;
import io.hazardwatch.gateway.api.position.ConsoleBook;
import io.hazardwatch.gateway.api.position.ConsoleSound;
import io.hazardwatch.gateway.api.position.PositionPorts;
import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.DutyShift;
import io.hazardwatch.gateway.duty.OnDuty;
import io.hazardwatch.gateway.duty.book.DutyMessage;
import io.hazardwatch.gateway.kpi.OperatingPosition;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.testkit.FakeClock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class PositionWatchTest {
    private static final long NOW = 1_763_781_234_567L;
    private static final DutyPost POST = new DutyPost("room", Text.of("Control room"), "e", null, ZoneOffset.UTC);

    private final FakeClock clock = new FakeClock(NOW);
    private final ConsoleBook consoles = new ConsoleBook();
    private final List<String> heard = new ArrayList<>();
    private final SystemAlarms alarms = new SystemAlarms(clock);
    private final PositionWatch watch = new PositionWatch(
            new PositionPorts(List.of(new OperatingPosition("desk", Text.of("desk"), List.of("e"))), consoles),
            () -> Registry.of(List.of(new Site("e", "s", Text.of("s"), "other", Double.NaN, Double.NaN, ZoneOffset.UTC, List.of(), List.of()))),
            List::of, new Posts(), new Phones(), alarms);

    private void look(long millis) {
        clock.advance(millis);
        watch.look(clock.millis());
    }

    private void sit() {
        consoles.report("console-1", "li", Scope.of(null), "desk", ConsoleSound.PLAYS, clock.millis());
    }

    @Test
    void nobodyLooksForFiveMinutes_leadersAreCalledOnce_andItEndsWithTheFirstWhoSignsIn() {
        alarms.connect(finding -> heard.add(finding.type().name()), List.of());
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
        look(0);
        look(200_000);
        sit();
        look(50_000);
        look(ConsoleBook.SILENT_MILLIS);
        look(PositionWatch.PATIENCE_MILLIS - 1);
        assertEquals(List.of(), heard);
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
        public void call(DutyPost post, DutyMessage message) {
            heard.add("call " + post.id() + ' ' + message.kind());
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

package io.hazardwatch.gateway.app.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.leaks.Leak;
import io.hazardwatch.gateway.leaks.LeakState;
import io.hazardwatch.gateway.leaks.Leaks;
import io.hazardwatch.gateway.leaks.WindObservation;
import io.hazardwatch.gateway.leaks.WindUnknown;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteExposure;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.registry.SiteLogic;
import io.hazardwatch.gateway.response.warnings.OwnWarning;
import io.hazardwatch.gateway.response.warnings.OwnWarningRules;
import io.hazardwatch.gateway.response.warnings.OwnWarningScope;
import io.hazardwatch.gateway.response.warnings.OwnWarningSubject;
import io.hazardwatch.gateway.response.warnings.OwnWarningType;
import io.hazardwatch.gateway.response.warnings.OwnWarningUrgency;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever a site with a place is called and however small its surroundings are, its leaks can be told, and their ends. */
class LeakSubjectsTest {
    private static Leak leak(boolean isOver) {
        return new Leak("e.s.methane.1", "e", "s", "methane", isOver ? LeakState.OVER : LeakState.ACTIVE, Priority.P1, 1, 1, List.of(),
                List.of(), 0.9, new WindObservation(Double.NaN, Double.NaN, 0, WindUnknown.CALM), List.of(), 1_000, 2_000, isOver ? 3_000 : 0, null);
    }

    private static LeakSubjects of(Text name, Leaks shown) {
        Registry registry = Registry.of(List.of(new Site("e", "s", name, "other", 31, 119, ZoneOffset.UTC, List.of(), List.of(), SiteLogic.NONE,
                new SiteExposure("", List.of(), 0, Set.of()))));
        return new LeakSubjects(() -> shown, id -> id.equals("e.s.methane.1") ? leak(true) : null, new SiteIndex(() -> registry));
    }

    private static List<String> problems(OwnWarningSubject subject) {
        return OwnWarningRules.problems(OwnWarning.prepared("w", "e", "s", subject.incident(), OwnWarningScope.RESTRICTED, false,
                subject.isOver() ? OwnWarningType.ALL_CLEAR : OwnWarningType.ALERT, subject.isOver() ? OwnWarningUrgency.PAST : subject.urgency(),
                subject.text(), "", 60, OwnWarning.SYSTEM, 1_000));
    }

    @Test
    void anyNameAndSurroundings_canWarn_andGiveTheAllClear() {
        for (Text name : List.of(new Text("演练场", "Drill Hall"), new Text("钻井平台", "Drilling platform 3"), Text.of("名".repeat(119)),
                Text.of("A name ".repeat(40)))) {
            for (boolean isOver : new boolean[] {false, true}) {
                OwnWarningSubject subject = of(name, () -> List.of(leak(isOver))).present().getFirst();
                assertEquals(List.of(), problems(subject), name.en());
                assertEquals(isOver, subject.text().headline().en().contains("all clear"));
            }
        }
    }

    @Test
    void leakThatIsShownNoMore_isTakenFromTheStore() {
        LeakSubjects subjects = of(Text.of("s"), Leaks.NONE);
        assertTrue(subjects.of("e.s.methane.1").isOver());
        assertEquals(null, subjects.of("e.s.methane.2"));
    }
}

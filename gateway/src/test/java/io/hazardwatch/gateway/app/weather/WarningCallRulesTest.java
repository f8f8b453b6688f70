package io.hazardwatch.gateway.app.weather;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.app.escalation.StartupCallDelay;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.weather.ParseDeadline;
import io.hazardwatch.gateway.weather.Warning;
import io.hazardwatch.gateway.weather.WarningColour;
import io.hazardwatch.gateway.weather.WarningLimits;
import io.hazardwatch.gateway.weather.WarningTexts;
import io.hazardwatch.gateway.weather.actions.AnswerTimes.AnswerTime;
import io.hazardwatch.gateway.weather.book.CallKey;
import io.hazardwatch.gateway.weather.book.WarningCall;
import io.hazardwatch.gateway.weather.book.WarningNotice;
import io.hazardwatch.gateway.weather.book.WarningRecipient;
import io.hazardwatch.gateway.weather.cap.CapReader;
import io.hazardwatch.gateway.weather.cap.CapSignatures;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One message to a person who is on duty for several enterprises, with the own sites only. */
class WarningCallRulesTest {
    private final FakeClock clock = new FakeClock(1_780_000_000_000L);
    /** ann looks after one site of each enterprise; nobody else is known. */
    private final WarningCallRules rules = new WarningCallRules((site, now) -> site.site().equals("s1") ? List.of(new WarningRecipient("ann",
            "duty-officer")) : List.of(), clock);

    private static WarningCall call(String enterprise, String warningId, WarningNotice.Kind kind) {
        Warning warning = new CapReader(WarningTexts.types(), WarningLimits.STANDARD, new CapSignatures(List.of())).read(WarningTexts.cap("A",
                "2026-06-01T08:00:00+08:00", "Actual", "Alert", "", "暴雨橙色预警", ""), 0, ParseDeadline.UNBOUNDED);
        return new WarningCall(new CallKey("chain", enterprise), warningId, kind, 1, Stream.of("s1", "s2").map(site -> new SiteName(enterprise, site))
                .toList(), WarningColour.ORANGE, new AnswerTime(20, false, "", ""), warning, Map.of());
    }

    private Subject subject(WarningCall call) {
        return new Subject(SubjectKind.WEATHER, WeatherSubject.id(call), 1, 1, Priority.P2, call.enterprise(), null, null);
    }

    @Test
    void callsOfOneWarning_areOneMessage_withTheOwnSitesOfEachEnterprise() {
        WarningCall one = call("e", "w1", WarningNotice.Kind.NEW);
        WarningCall other = call("f", "w1", WarningNotice.Kind.NEW);
        rules.remember(one);
        rules.remember(other);
        assertEquals(rules.together(subject(one)), rules.together(subject(other)));
        String said = rules.matter(List.of(subject(one), subject(other)), "ann").en();
        assertTrue(said.contains("e/s1, f/s1"), said);
        assertFalse(said.contains("s2"), said);
        assertTrue(rules.matter(List.of(subject(one)), "boss").en().contains("e/s1, e/s2"), "who looks after none is called for all");
    }

    @Test
    void callsOfOtherWarnings_andAboutActions_areMessagesOfTheirOwn() {
        WarningCall one = call("e", "w1", WarningNotice.Kind.NEW);
        WarningCall other = call("f", "w2", WarningNotice.Kind.NEW);
        WarningCall late = call("e", "w1", WarningNotice.Kind.ACTION_LATE);
        Stream.of(one, other, late).forEach(rules::remember);
        assertNotEquals(rules.together(subject(one)), rules.together(subject(other)));
        assertNotEquals(rules.together(subject(one)), rules.together(subject(late)));
    }

    @Test
    void callThatIsNotKnownAfterAStart_waitsUntilItIs_butNotForEver() {
        WarningCall call = call("e", "w1", WarningNotice.Kind.NEW);
        assertTrue(rules.isHeld(subject(call)));
        rules.remember(call);
        assertFalse(rules.isHeld(subject(call)));
        WarningCall unknown = call("f", "w1", WarningNotice.Kind.NEW);
        assertTrue(rules.isHeld(subject(unknown)));
        clock.advance(StartupCallDelay.HELD_MILLIS_MAX);
        assertFalse(rules.isHeld(subject(unknown)));
        assertNull(rules.together(subject(unknown)));
        assertNull(rules.matter(List.of(subject(unknown)), "ann"));
    }
}

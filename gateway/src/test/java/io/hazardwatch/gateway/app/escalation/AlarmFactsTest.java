package io.hazardwatch.gateway.app.escalation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmBook;
import io.hazardwatch.gateway.alarms.Plant;
import io.hazardwatch.gateway.api.alarms.AlarmJson;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.HazardSource;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Rationale;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteIndex;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What messages about an alarm say to do: what is written down for it, and the card of the substance. */
class AlarmFactsTest {
    private static final Alarm ALARM = Plant.on(new AlarmBook(), Plant.finding(Plant.point("lel", "%LEL"), "high", RuleKind.LIMIT, FindingType.RAISE,
            "HH", Priority.P1, false, 90), 1).after();

    private static final Registry REGISTRY = Registry.of(List.of(new Site(ALARM.point().enterprise(), ALARM.point().site(),
            new Text("一号站", "Station 1"), "other", Double.NaN, Double.NaN, ZoneOffset.UTC,
            List.of(new HazardSource("tanks", new Text("一号站", "Tank farm"), List.of(), 0, null)), List.of())));

    private static AlarmFacts facts(Map<String, Rationale> why) {
        Point point = new Point(0, ALARM.point(), Text.of("gas"), "%LEL", 0, 100, 1_000, 30_000, List.of(), List.of(), null).withRationales(why);
        Registry registry = Registry.of(List.of(Site.empty(ALARM.point().enterprise(), ALARM.point().site())
                .withDevices(List.of(Device.of(ALARM.point().deviceId(), List.of(point))))));
        return new AlarmFacts(id -> ALARM, new SiteIndex(() -> registry), new AlarmJson(() -> registry));
    }

    private static Text action(AlarmFacts facts) {
        return facts.of(facts.subject(ALARM)).action();
    }

    @Test
    void remark_standsBehindWhatAnEarlyWarningSays() {
        Alarm warning = Plant.on(new AlarmBook(), Plant.finding(Plant.point("lel", "%LEL"), "soon", RuleKind.TIME_TO_LIMIT, FindingType.RAISE,
                "HH", Priority.P2, false, 8), 1).after();
        AlarmFacts facts = new AlarmFacts(id -> warning, new SiteIndex(() -> Registry.EMPTY), new AlarmJson(() -> Registry.EMPTY));
        String plain = facts.of(facts.subject(warning)).matter().en();
        facts.remarkBy(alarm -> new Text("近 30 天应验 7 次", "7 came true"));
        assertEquals(plain + "; 7 came true", facts.of(facts.subject(warning)).matter().en());
        assertTrue(facts.of(facts.subject(warning)).matter().zh().endsWith("；近 30 天应验 7 次"));
        facts.remarkBy(alarm -> null);
        assertEquals(plain, facts.of(facts.subject(warning)).matter().en());
    }

    /** Forms put the matter right behind the place. */
    @Test
    void matter_doesNotRepeatThePlace_butStandsAloneWithIt() {
        Alarm silent = Plant.on(new AlarmBook(), Plant.finding(Plant.point("lel", "%LEL"), "stale", RuleKind.STALE, FindingType.RAISE,
                "stale", Priority.P3, false, Double.NaN), 1).after();
        AlarmFacts facts = new AlarmFacts(id -> silent, new SiteIndex(() -> REGISTRY), new AlarmJson(() -> REGISTRY));
        Text matter = facts.of(facts.subject(silent)).matter();
        assertEquals("一号站", facts.of(facts.subject(silent)).place().zh());
        assertFalse(matter.zh().contains("一号站") || matter.en().contains("Station 1"), matter::toString);
        assertEquals(new Text("一号站 " + matter.zh(), "Station 1 " + matter.en()), facts.alone(facts.subject(silent)));
        AlarmFacts limit = new AlarmFacts(id -> ALARM, new SiteIndex(() -> REGISTRY), new AlarmJson(() -> REGISTRY));
        assertEquals(limit.of(limit.subject(ALARM)).matter(), limit.alone(limit.subject(ALARM)));
    }

    @Test
    void hazardSourceWithTheNameOfItsSite_isNamedOnce() {
        AlarmFacts facts = new AlarmFacts(id -> ALARM, new SiteIndex(() -> REGISTRY), new AlarmJson(() -> REGISTRY));
        Subject other = facts.subject(ALARM);
        assertEquals(new Text("一号站", "Station 1, Tank farm"), facts.of(new Subject(other.kind(), other.id(), 1, 1, Priority.P1,
                other.enterprise(), other.site(), "tanks")).place());
    }

    @Test
    void card_followsWhatIsWrittenDown() {
        AlarmFacts plain = facts(Map.of());
        assertNull(action(plain));
        plain.adviseBy(point -> new Text("未戴呼吸器不得进入", "no entry"));
        assertEquals(new Text("未戴呼吸器不得进入", "no entry"), action(plain));
        AlarmFacts rational = facts(Map.of("HH", new Rationale(new Text("泄漏", "leak"), null, new Text("撤离", "leave"), 120_000, "gu-hong", null)));
        rational.adviseBy(point -> new Text("未戴呼吸器不得进入", "no entry"));
        assertEquals(new Text("撤离；未戴呼吸器不得进入", "leave; no entry"), action(rational));
        rational.adviseBy(point -> null);
        assertEquals(new Text("撤离", "leave"), action(rational));
    }
}

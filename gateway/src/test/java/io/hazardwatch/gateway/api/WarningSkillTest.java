package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.kpi.ForecastSkill.RuleSkill;
import io.hazardwatch.gateway.model.Priority;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** Beside an early warning stands how often its rule was right, in words that do not flatter it; beside other alarms nothing. */
class WarningSkillTest extends ApiTestCase {
    private Client.Response get(Alarm alarm) {
        return client.get("viewer", "/api/v1/alarms/" + alarm.id());
    }

    @Test
    void earlyWarning_saysHowOftenItsRuleWasRight() {
        Alarm warning = Alarms.foreseen(Desk.GAS, Desk.START);
        desk.commit(Alarms.transition(null, warning, TransitionType.ALARM_RAISED, Transition.SYSTEM));
        assertNull(get(warning).json().getValue("skill"), "not measured yet");
        desk.instrumentChecks.skills.put(warning.id(), new RuleSkill(10, 7, 12 * 60_000));
        JsonObject skill = get(warning).json().getJsonObject("skill");
        assertEquals(0.7, skill.getDouble("precision"));
        assertEquals(720, skill.getInteger("leadSeconds"));
        assertEquals("of 10 such warnings in 30 days 7 came true, on average 12 min before", skill.getJsonObject("words").getString("en"));
        assertEquals("近 30 天此类预警 10 次，应验 7 次，平均提前 12 分钟", skill.getJsonObject("words").getString("zh"));
        desk.instrumentChecks.skills.put(warning.id(), new RuleSkill(5, 0, 0));
        assertEquals("of 5 such warnings in 30 days none came true",
                get(warning).json().getJsonObject("skill").getJsonObject("words").getString("en"));
        desk.instrumentChecks.skills.put(warning.id(), new RuleSkill(0, 0, 0));
        assertNull(get(warning).json().getJsonObject("skill").getValue("precision"));
        assertEquals("no such warning in the last 30 days to judge it by",
                get(warning).json().getJsonObject("skill").getJsonObject("words").getString("en"));
    }

    @Test
    void otherAlarms_sayNothingOfSkill() {
        Alarm alarm = desk.raise(Desk.GAS, Priority.P1, Desk.START);
        desk.instrumentChecks.skills.put(alarm.id(), new RuleSkill(10, 7, 1));
        assertNull(get(alarm).json().getValue("skill"));
    }
}

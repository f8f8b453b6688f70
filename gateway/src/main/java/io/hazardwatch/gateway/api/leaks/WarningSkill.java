package io.hazardwatch.gateway.api.leaks;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.kpi.ForecastSkill.RuleSkill;
import io.hazardwatch.gateway.model.Text;
import io.vertx.core.json.JsonObject;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.function.Function;

/**
 * What is said of an early warning beside its forecast: how often the same rule came true within thirty days, and how long before. Measured skill
 * tells people what the next warning is worth. Immutable, any thread.
 */
public final class WarningSkill {
    private static final int DAYS = 30;
    private static final long MINUTE = 60_000;

    private final Function<String, RuleSkill> known;
    private final ResourceBundle zh = ResourceBundle.getBundle("messages", Locale.CHINESE, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    private final ResourceBundle en = ResourceBundle.getBundle("messages", Locale.ENGLISH, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));

    /** @param known the measured skill by the id of a warning's alarm, or null while it is not measured; from memory */
    public WarningSkill(Function<String, RuleSkill> known) {
        this.known = known;
    }

    /** The sentence about the rule of a warning; null for any other alarm, and while nothing was measured since the start. */
    public Text of(Alarm alarm) {
        RuleSkill skill = skill(alarm);
        return skill == null ? null : new Text(sentence(zh, skill), sentence(en, skill));
    }

    private RuleSkill skill(Alarm alarm) {
        return alarm.kind() == RuleKind.TIME_TO_LIMIT ? known.apply(alarm.id()) : null;
    }

    private static String sentence(ResourceBundle bundle, RuleSkill skill) {
        String key = skill.warnings() == 0 ? "forecast.skill.none" : skill.hits() == 0 ? "forecast.skill.never" : "forecast.skill";
        return MessageFormat.format(bundle.getString(key), String.valueOf(DAYS), String.valueOf(skill.warnings()), String.valueOf(skill.hits()),
                String.valueOf(Math.max(1, Math.round((double) skill.leadMillis() / MINUTE))));
    }

    /** The wire form; null where {@link #of} is null. */
    public JsonObject json(Alarm alarm) {
        RuleSkill skill = skill(alarm);
        if (skill == null) {
            return null;
        }
        Text words = of(alarm);
        return new JsonObject().put("days", DAYS).put("warnings", skill.warnings()).put("cameTrue", skill.hits())
                .put("precision", skill.warnings() == 0 ? null : skill.precision())
                .put("leadSeconds", skill.hits() == 0 ? null : skill.leadMillis() / 1_000)
                .put("words", new JsonObject().put("zh", words.zh()).put("en", words.en()));
    }
}

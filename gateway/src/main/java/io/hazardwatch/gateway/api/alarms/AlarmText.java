package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.Text;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One sentence in both languages that says what an alarm is about, from the message bundles. While the condition holds it is in
 * the present tense; afterwards it says what was and what is now. Any thread.
 *
 * <p>Placeholders are filled in one pass, so a site named {@code {value}} stays a site named {@code {value}}.
 */
final class AlarmText {
    private static final MathContext DIGITS = new MathContext(6);
    /** The names with which sentences begin. */
    private static final Pattern NAMES = Pattern.compile("^\\{site\\}(?: \\{device\\})?(?: \\{point\\})?");

    private final ResourceBundle zh = bundle(Locale.CHINESE);
    private final ResourceBundle en = bundle(Locale.ENGLISH);

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("messages", locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    Text of(Alarm alarm, Text site) {
        return of(alarm, site, "");
    }

    /** @param sign before the limit: {@code >} or {@code <} if it must be exceeded, nothing if reaching it is enough */
    Text of(Alarm alarm, Text site, String sign) {
        return both(alarm, site, sign, false);
    }

    /** The sentence without the name of the site, for what has said it before. */
    Text matter(Alarm alarm, Text site, String sign) {
        return both(alarm, site, sign, true);
    }

    private Text both(Alarm alarm, Text site, String sign, boolean isSiteSaid) {
        return new Text(sentence(zh, alarm, site.zh(), alarm.name().zh(), sign, isSiteSaid),
                sentence(en, alarm, site.en(), alarm.name().en(), sign, isSiteSaid));
    }

    private static String sentence(ResourceBundle bundle, Alarm alarm, String site, String name, String sign, boolean isSiteSaid) {
        Map<String, String> values = Map.of("site", site, "device", alarm.point().device(), "point", name,
                "value", number(alarm.value()), "limit", sign + number(alarm.limit()), "worst", number(alarm.worst()),
                "unit", unit(alarm), "level", alarm.level() == null ? alarm.rule() : alarm.level());
        if (alarm.occurrence() == 0) {
            return named(bundle.getString("alarm.never"), values, isSiteSaid);
        }
        String said = named(bundle.getString(alarm.processActive() ? key(alarm) : key(alarm) + ".over"), values, isSiteSaid);
        boolean isLatched = !alarm.processActive() && alarm.state().isActive();
        return isLatched ? fill(bundle.getString("alarm.latched"), Map.of("said", said)) : said;
    }

    /** Says each name once: the communication with a whole site is a point that is called as the site is. */
    private static String named(String pattern, Map<String, String> values, boolean isSiteSaid) {
        Matcher names = NAMES.matcher(pattern);
        if (!names.find()) {
            return fill(pattern, values);
        }
        String said = Stream.of(names.group().split(" ")).map(each -> fill(each, values)).distinct()
                .filter(each -> !isSiteSaid || !each.equals(values.get("site"))).collect(Collectors.joining(" "));
        String rest = fill(pattern.substring(names.end()), values);
        return said.isEmpty() ? rest.replaceFirst("^[：:]? *", "") : said + rest;
    }

    /** The unit as people write it; on the wire it is the name that the device uses. */
    private static String unit(Alarm alarm) {
        return alarm.unit() == null ? "" : alarm.unit().replace("degC", "℃").replace("degF", "℉");
    }

    private static String key(Alarm alarm) {
        if (alarm.kind() == RuleKind.LIMIT) {
            return "alarm.limit." + alarm.level();
        }
        if (alarm.kind() == RuleKind.RATE) {
            return alarm.limit() < 0 ? "alarm.rate.falling" : "alarm.rate.rising";
        }
        if (alarm.kind() == RuleKind.DEVIATION) {
            return alarm.limit() < 0 ? "alarm.deviation.below" : "alarm.deviation.above";
        }
        if (alarm.kind() == RuleKind.REDUNDANCY) {
            return "alarm.redundancy." + alarm.level();
        }
        if (alarm.kind() == RuleKind.STALE && "never".equals(alarm.level())) {
            return "alarm.stale.never";
        }
        return "alarm." + alarm.kind().name().toLowerCase(Locale.ROOT);
    }

    static String fill(String pattern, Map<String, String> values) {
        StringBuilder text = new StringBuilder(pattern.length() + 64);
        int done = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', done)) {
            int close = pattern.indexOf('}', open);
            text.append(pattern, done, open).append(values.get(pattern.substring(open + 1, close)));
            done = close + 1;
        }
        return text.append(pattern, done, pattern.length()).toString();
    }

    /** At most six significant digits, never an exponent. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}

package io.hazardwatch.gateway.onboarding.difference;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Names of settings and their values for people, in both languages. Pure. */
final class SettingWords {
    private static final Text NOTHING = new Text("无", "none");
    private static final Text YES = new Text("是", "yes");
    private static final Text NO = new Text("否", "no");
    private static final String MILLIS = "Millis";
    private static final Map<String, Text> NAMES = Map.ofEntries(Map.entry("deadband", new Text("死区", "deadband")),
            Map.entry("onDelay", new Text("报警延时", "on-delay")), Map.entry("offDelay", new Text("恢复延时", "off-delay")),
            Map.entry("onSamples", new Text("按读数计的延时", "on-delay in readings")), Map.entry("priority", new Text("优先级", "priority")),
            Map.entry("failPriority", new Text("失效优先级", "priority once failed")), Map.entry("latching", new Text("锁存", "latching")),
            Map.entry("beyond", new Text("越过才报警", "only beyond the limit")), Map.entry("window", new Text("窗口", "window")),
            Map.entry("horizon", new Text("预测时长", "horizon")), Map.entry("unit", new Text("单位", "unit")),
            Map.entry("range", new Text("量程", "range")), Map.entry("period", new Text("上报周期", "period")),
            Map.entry("staleAfter", new Text("过期时间", "stale after")), Map.entry("tolerance", new Text("容差", "tolerance")),
            Map.entry("name", new Text("名称", "name")), Map.entry("points", new Text("测点", "points")),
            Map.entry("modes", new Text("运行模式", "modes")), Map.entry("substances", new Text("物质", "substances")),
            Map.entry("exposedPeople", new Text("暴露人数", "exposed people")), Map.entry("inCharge", new Text("责任人", "persons in charge")),
            Map.entry("when", new Text("原因报警", "causes")), Map.entry("alarms", new Text("被抑制的报警", "suppressed alarms")),
            Map.entry("millisMax", new Text("最长抑制时间", "longest suppression")), Map.entry("limit", new Text("限值", "limit")),
            Map.entry("above", new Text("上限", "above")), Map.entry("low", new Text("低侧", "low")), Map.entry("high", new Text("高侧", "high")),
            Map.entry("after", new Text("判定时间", "after")), Map.entry("conditions", new Text("条件", "conditions")),
            Map.entry("hazardSource", new Text("重大危险源", "hazard source")), Map.entry("calibration", new Text("校准日期", "calibration")),
            Map.entry("kind", new Text("种类", "kind")), Map.entry("state", new Text("状态", "state")),
            Map.entry("certificate", new Text("证书", "certificate")),
            Map.entry("proofs", new Text("检验、校验和测试日期", "dates of proofs")), Map.entry("statutory", new Text("法定模板", "statutory template")),
            Map.entry("screen", new Text("有效性筛选", "validity checks")), Map.entry("rationales", new Text("报警依据", "rationale")),
            Map.entry("why", new Text("报警依据", "rationale")));

    private SettingWords() {}

    /** A setting by the name of its record component; an unknown name stays as it is. */
    static Text name(String component) {
        String plain = component.endsWith(MILLIS) ? component.substring(0, component.length() - MILLIS.length()) : component;
        return NAMES.getOrDefault(plain, NAMES.getOrDefault(component, Text.of(plain)));
    }

    /** A value, with a duration where the component is one. */
    static Text value(String component, Object value) {
        return switch (value) {
            case null -> NOTHING;
            case Long millis when component.contains(MILLIS) || component.startsWith("millis") -> Text.of(duration(millis));
            case Double number -> Double.isFinite(number) ? Text.of(number(number)) : NOTHING;
            case Boolean flag -> flag ? YES : NO;
            case Priority priority -> Text.of(priority.name());
            case Text text -> text;
            case Collection<?> all when all.isEmpty() -> NOTHING;
            case Collection<?> all -> new Text(all.stream().map(each -> value("", each).zh()).collect(Collectors.joining("、")),
                    all.stream().map(each -> value("", each).en()).collect(Collectors.joining(", ")));
            case Map<?, ?> map -> Text.of(new TreeMap<>(map).toString());
            default -> Text.of(value.toString());
        };
    }

    /** A number without digits that say nothing. */
    static String number(double value) {
        return Double.isFinite(value) ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString() : Double.toString(value);
    }

    /** A duration as a site file states it. */
    static String duration(long millis) {
        if (millis % 1_000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1_000;
        return seconds == 0 || seconds % 60 != 0 ? seconds + "s" : seconds % 3_600 != 0 ? seconds / 60 + "m" : seconds / 3_600 + "h";
    }

    /** {@code old → new} in both languages. */
    static Text change(Text from, Text to) {
        return new Text(from.zh() + " → " + to.zh(), from.en() + " → " + to.en());
    }

    /** One text after another, with a separator. */
    static Text join(Text first, String between, Text second) {
        return new Text(first.zh() + between + second.zh(), first.en() + between + second.en());
    }
}

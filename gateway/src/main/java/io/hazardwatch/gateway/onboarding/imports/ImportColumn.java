package io.hazardwatch.gateway.onboarding.imports;

import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.LimitLevel;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Columns of a table of points, in the order of the template. Aliases are the headers that people and the national tables use; the latter as
 * {@code docs/import.md} lists them: {@code LOW_VALUE_01} is the low-low limit, and {@code TOP_VALUE_01} the high one.
 */
public enum ImportColumn {
    DEVICE("设备编号", "Device", "equip_code", "equipcode", "device id", "设备编码", "装置编号"),
    POINT("测点编号", "Point", "target_code", "targetcode", "point id", "指标编码", "测点编码", "点位编号"),
    NAME("测点名称", "Name", "target_name", "targetname", "指标名称", "点位名称", "名称"),
    NAME_EN("英文名称", "English name", "name en"),
    HAZARD_SOURCE("危险源编号", "Hazard source", "hazard_code", "hazardsource", "危险源编码"),
    TEMPLATE("模板", "Template"),
    GAS("气体", "Gas"),
    UNIT("单位", "Unit", "计量单位"),
    RANGE_LOW("量程下限", "Range low", "low_value", "rangedown", "下限值"),
    RANGE_HIGH("量程上限", "Range high", "top_value", "rangeup", "上限值"),
    PERIOD("上报周期", "Period", "采集周期", "采样周期"),
    STALE_AFTER("失联时间", "Stale after", "staleafter", "离线时间"),
    LL("低低报", "LL", "low_value_01", "thresholddownplus", "低低限", "low-low", "low low"),
    L("低报", "L", "low_value_02", "thresholddown", "低限", "low"),
    H("高报", "H", "top_value_01", "thresholdup", "高限", "一级报警", "high"),
    HH("高高报", "HH", "top_value_02", "thresholdupplus", "高高限", "二级报警", "high-high", "high high"),
    LL_PRIORITY("低低报优先级", "LL priority"),
    L_PRIORITY("低报优先级", "L priority"),
    H_PRIORITY("高报优先级", "H priority"),
    HH_PRIORITY("高高报优先级", "HH priority"),
    DEADBAND("回差", "Deadband", "死区"),
    ON_DELAY("报警延时", "On delay", "ondelay", "报警延迟"),
    OFF_DELAY("恢复延时", "Off delay", "offdelay", "恢复延迟");

    /** The limits, with the columns of their values and priorities. */
    static final Map<LimitLevel, ImportColumn> LIMITS = Map.of(LimitLevel.LL, LL, LimitLevel.L, L, LimitLevel.H, H, LimitLevel.HH, HH);
    static final Map<LimitLevel, ImportColumn> PRIORITIES = Map.of(LimitLevel.LL, LL_PRIORITY, LimitLevel.L, L_PRIORITY, LimitLevel.H, H_PRIORITY,
            LimitLevel.HH, HH_PRIORITY);
    private static final Map<String, ImportColumn> BY_HEADER = byHeader();

    private final Text header;
    private final List<String> aliases;

    ImportColumn(String zh, String en, String... aliases) {
        this.header = new Text(zh, en);
        this.aliases = List.of(aliases);
    }

    /** Header of the template. */
    public Text header() {
        return header;
    }

    private static Map<String, ImportColumn> byHeader() {
        Map<String, ImportColumn> all = new HashMap<>();
        for (ImportColumn column : values()) {
            column.aliases.forEach(alias -> all.put(alias, column));
            all.put(folded(column.header.zh()), column);
            all.put(folded(column.header.en()), column);
            all.put(folded(column.name()), column);
        }
        return Map.copyOf(all);
    }

    /** The column of a header as shipped; null if none is known for it. */
    static ImportColumn shipped(String header) {
        String folded = folded(header);
        ImportColumn exact = BY_HEADER.get(folded);
        int bracket = folded.indexOf('(');
        return exact != null || bracket <= 0 ? exact : BY_HEADER.get(folded.substring(0, bracket).strip());
    }

    /** A header as it is compared: half width, lower case, without blanks at its ends and marks for required columns. */
    public static String folded(String header) {
        return Normalizer.normalize(header, Normalizer.Form.NFKC).replace("*", "").replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
    }
}

package io.hazardwatch.gateway.kpi;

import io.hazardwatch.gateway.model.Text;

/**
 * The KPIs with their targets. Shares are between 0 and 1, times in seconds. {@code docs/kpis.md} has the exact definitions; a
 * target that we found in no standard is our own and says so.
 */
public enum Kpi {
    K1("十分钟报警率", "Alarms per 10 minutes", "1/10min", 1, 2, "EEMUA 191; ISA-18.2-2009"),
    K2("小时报警率", "Alarms per hour", "1/h", 6, 12, "ISA-18.2-2009"),
    K3("日报警率", "Alarms per day", "1/d", 150, 300, "ISA-18.2-2009; dropped in the 2016 edition"),
    K4("超过30个报警的小时占比", "Hours with more than 30 alarms", "share", 0.01, Double.NaN, "ISA-18.2-2009, from memory"),
    K5("超过10个报警的十分钟占比", "10-minute windows with more than 10 alarms", "share", 0.01, 0.05, "ISA-18.2-2009"),
    K6("十分钟峰值", "Most alarms in any 10 minutes", "alarms", 10, Double.NaN, "ISA-18.2-2009"),
    K7("泛滥时间占比", "Time in flood", "share", 0.01, 0.05, "ISA-18.2-2009; end of a flood from memory"),
    K8("泛滥次数", "Floods", "floods", 0, Double.NaN, "ours"),
    K9("最频繁十个报警占比", "Share of the ten most frequent alarms", "share", 0.05, 0.20, "ISA-18.2-2009"),
    K10("抖动报警数", "Chattering alarms", "alarms", 0, Double.NaN, "EEMUA 191: three in a minute"),
    K10B("抖动指数", "Chatter index, highest", "1/s", 0.05, Double.NaN, "Kondaveeti 2013, from memory"),
    K11("瞬时报警数", "Fleeting alarms", "activations", 0, Double.NaN, "10 s are ours"),
    K12("陈旧报警日最大值", "Stale alarms, highest hourly count", "alarms", 5, Double.NaN, "ISA-18.2-2009: 24 h"),
    K13("优先级分布", "Alarms by priority", "share", Double.NaN, Double.NaN, "about 80/15/5 low to high, ISA-18.2-2009"),
    K13B("组态优先级分布", "Configured alarms by priority", "share", Double.NaN, Double.NaN,
            "about 80/15/5 low to high, ISA-18.2-2009"),
    K14("抑制清单", "Suppression", "see part", Double.NaN, Double.NaN, "ours"),
    K15("未授权变更", "Changes nobody approved", "changes", 0, 0, "IEC 62682, from memory"),
    K16("确认时间", "Time to acknowledge", "s", Double.NaN, Double.NaN, "ours: P1 p95 180 s, P2 p95 600 s"),
    K17("端到端延迟", "Decision to accepted notice", "s", Double.NaN, Double.NaN, "ours: P1 p99 5 s, never above 15 s"),
    K18("最长静默", "Longest silence while unacknowledged", "s", Double.NaN, Double.NaN, "ours: P1 300 s, P2 900 s"),
    K19("无行动占比", "Acknowledged, gone, and nothing done", "share", 0.20, Double.NaN, "ours"),
    K20("再报警与确认租约到期", "Re-alarms and expired acknowledgements per 100 occurrences", "1/100", 2, Double.NaN, "ours"),
    K21("预警效果", "Skill of early warnings", "see part", Double.NaN, Double.NaN, "ours: precision 0.7, recall 0.8"),
    K22("检测延迟", "First violation to decision", "s", Double.NaN, Double.NaN, "ours: on-delay and one period"),
    K23("坏质量时间", "Hours of bad quality", "h", Double.NaN, Double.NaN, "ours: below 1 % of the time"),
    K24("通知送达", "Notices", "see part", Double.NaN, Double.NaN, "ours: 99.9 % accepted within 60 s"),
    K25("过期确认占比", "Acknowledgements of something else than is there", "share", Double.NaN, Double.NaN, "ours");

    private final Text title;
    private final String unit;
    private final double target;
    private final double action;
    private final String basis;

    Kpi(String zh, String en, String unit, double target, double action, String basis) {
        this.title = new Text(zh, en);
        this.unit = unit;
        this.target = target;
        this.action = action;
        this.basis = basis;
    }

    /** Id in the API, for example {@code K10b}. */
    public String id() {
        return name().replace('B', 'b');
    }

    /** Title for people. */
    public Text title() {
        return title;
    }

    /** Unit of the value, or {@code see part}. */
    public String unit() {
        return unit;
    }

    /** Highest value that counts as good; NaN when there is no single bound. */
    public double target() {
        return target;
    }

    /** Value from which action is required; NaN when no source gives one. */
    public double action() {
        return action;
    }

    /** Source of the bounds. */
    public String basis() {
        return basis;
    }
}

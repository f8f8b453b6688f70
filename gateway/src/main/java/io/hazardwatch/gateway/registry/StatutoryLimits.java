package io.hazardwatch.gateway.registry;

import java.util.List;

/**
 * The limits of a point that its template marks as statutory: its own limits of these levels may be tighter and never looser. Any thread.
 *
 * @param template name of the template; empty if there is no such limit
 * @param unit     unit of the figures
 * @param limits   as the template states them, in the order of the levels
 */
public record StatutoryLimits(String template, String unit, List<LimitSetting> limits) {
    /** How a rule says that a limit is the law's. */
    public static final String IN_TEMPLATE = ", statutory in template ";

    /** No limit is statutory. */
    public static final StatutoryLimits NONE = new StatutoryLimits("", "", List.of());

    public StatutoryLimits {
        limits = List.copyOf(limits);
    }

    /** The statutory limit of that level, or null. */
    public LimitSetting limit(LimitLevel level) {
        return limits.stream().filter(each -> each.level() == level).findFirst().orElse(null);
    }

    /** Whether a limit lets more pass than the statutory one: a worse value, or a longer time. Its priority is not what the law sets. */
    public static boolean isLooser(LimitSetting limit, LimitSetting law) {
        boolean isFurther = law.level().isHigh() ? limit.at() > law.at() : limit.at() < law.at();
        return isFurther || limit.at() == law.at() && limit.beyond() && !law.beyond() || limit.onDelayMillis() > law.onDelayMillis()
                || limit.onSamples() != null && !limit.onSamples().equals(law.onSamples());
    }
}

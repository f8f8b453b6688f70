package io.hazardwatch.gateway.leaks;

import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Rationale;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Finds what was loosened at a detector by a new configuration. A change counts as approved if a rationale of the point names an approver
 * and was reviewed on another day than before. Pure.
 */
final class SettingsCheck {
    private SettingsCheck() {}

    /** Names of what was loosened without an approved change; empty if nothing was. */
    static List<String> loosened(Point before, Point now) {
        if (isReviewed(before, now)) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        if (!before.unit().equals(now.unit())) {
            found.add("unit");
        }
        if (before.rangeLow() != now.rangeLow() || before.rangeHigh() != now.rangeHigh()) {
            found.add("range");
        }
        if (!before.screen().equals(now.screen()) && found.isEmpty()) {
            found.add("signal");
        }
        for (LimitSetting limit : before.limits()) {
            LimitSetting other = now.limits().stream().filter(each -> each.level() == limit.level()).findFirst().orElse(null);
            boolean isLooser = other == null || (limit.level().isHigh() ? other.at() > limit.at() : other.at() < limit.at())
                    || other.onDelayMillis() > limit.onDelayMillis();
            if (isLooser) {
                found.add("limits." + limit.level());
            }
        }
        return found;
    }

    private static boolean isReviewed(Point before, Point now) {
        return now.rationales().entrySet().stream().anyMatch(each -> each.getValue().approver() != null && each.getValue().reviewed() != null
                && !Objects.equals(each.getValue().reviewed(), reviewed(before.rationales().get(each.getKey()))));
    }

    private static LocalDate reviewed(Rationale rationale) {
        return rationale == null ? null : rationale.reviewed();
    }
}

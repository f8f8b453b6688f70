package io.hazardwatch.gateway.onboarding.difference;

import io.hazardwatch.gateway.model.Text;

/**
 * One thing that a configuration changes.
 *
 * @param enterprise    whom it concerns
 * @param site          where
 * @param subject       what of the site: {@code device/point}, the id of a rule, unit or hazard source; empty for the site itself
 * @param needsApproval whether it touches a limit, a delay, a priority, a suppression or a statutory value
 * @param words         for people, such as {@code gd-07/lel: H 25 → 22 %LEL, tighter}
 */
public record ConfigurationChange(String enterprise, String site, String subject, ChangeDirection direction, boolean needsApproval, Text words) {}

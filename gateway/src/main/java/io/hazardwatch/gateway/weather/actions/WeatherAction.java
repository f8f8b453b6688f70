package io.hazardwatch.gateway.weather.actions;

import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.SiteFeature;
import io.hazardwatch.gateway.weather.WarningColour;

/**
 * An action that a warning requires.
 *
 * @param hazard          key of the hazard
 * @param from            the least colour it is done for; a warning without a colour counts by its severity
 * @param feature         only for sites that have it; null = for every site
 * @param role            whose task: a level of the chain, see the levels of people
 * @param order           lower comes first
 * @param deadlineMinutes after the match
 * @param wantsPhoto      whether a photo belongs to the confirmation
 */
public record WeatherAction(String id, String hazard, WarningColour from, SiteFeature feature, String role, int order, int deadlineMinutes,
                            Text text, boolean wantsPhoto, String source, String mark) {}

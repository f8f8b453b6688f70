package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.registry.DesignRule;
import io.hazardwatch.gateway.registry.ModeLimit;
import io.hazardwatch.gateway.registry.PlantUnit;
import io.hazardwatch.gateway.registry.SiteLogic;
import io.hazardwatch.gateway.registry.SiteRule;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;

/** Reads the rules over several points of a site. One thread. */
final class SiteLogicReader {
    private SiteLogicReader() {}

    /** @param pointModes the points' settings for modes */
    static SiteLogic read(YamlMap top, SitePoints points, List<PointModes> pointModes) {
        List<PlantUnit> units = UnitReader.read(top, points);
        ModeLimitReader modes = new ModeLimitReader(points, units);
        List<ModeLimit> limits = new ArrayList<>();
        pointModes.forEach(each -> limits.addAll(modes.ofPoint(each)));
        List<SiteRule> rules = SiteRuleReader.read(top, points);
        List<DesignRule> designs = DesignReader.read(top, points);
        return new SiteLogic(rules, units, limits, designs);
    }
}

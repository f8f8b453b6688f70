package io.hazardwatch.gateway.app.views;

import io.hazardwatch.gateway.api.analysis.RuleDrafts;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.settings.site.PointDraftReader;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Implements the API's port for rules to back-test. Worker threads. */
public final class RuleDraftReader implements RuleDrafts {
    private final PointDraftReader reader;

    public RuleDraftReader(Path config) {
        this.reader = new PointDraftReader(config);
    }

    @Override
    public Draft read(Point present, Map<String, Object> rule) {
        LoadResult<Point> loaded = reader.read(present, rule);
        List<Fault> faults = loaded.problems().stream()
                .map(problem -> new Fault(problem.path(), problem.value(), problem.rule())).toList();
        return new Draft(loaded instanceof LoadResult.Valid<Point> taken ? taken.value() : null, faults);
    }
}

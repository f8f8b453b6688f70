package io.hazardwatch.gateway.app.lanes;

import io.hazardwatch.gateway.files.DurableFiles;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitOverlay;
import io.hazardwatch.gateway.registry.TightenedLimit;
import io.hazardwatch.gateway.registry.TighteningCause;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the tighter limits that are in force in a file of the data folder. One thread. */
public final class OverlayFile {
    private static final Logger LOG = LoggerFactory.getLogger(OverlayFile.class);
    private static final String FILE = "tightened-limits.json";

    private final Path file;
    /** Early warnings that are P4, a line each; a file of its own, so that an earlier release can read the other. */
    private final Path warnings;
    private boolean isRefused;

    /** @param data folder of the gateway's own files */
    public OverlayFile(Path data) {
        this.file = data.resolve(FILE);
        this.warnings = data.resolve("demoted-warnings.txt");
    }

    /** What was written last; nothing if there is no file, or none that can be read. */
    LimitOverlay read() {
        if (!Files.isRegularFile(file)) {
            return LimitOverlay.NONE.withDemoted(demoted());
        }
        try {
            List<TightenedLimit> limits = new ArrayList<>();
            for (Object each : new JsonArray(Files.readString(file))) {
                limits.add(limit((JsonObject) each));
            }
            return new LimitOverlay(limits, demoted());
        } catch (IOException | RuntimeException unreadable) {
            LOG.warn("{} cannot be read, limits are as configured until warnings and permits are known: {}", file, unreadable.toString());
            return LimitOverlay.NONE;
        }
    }

    private Set<String> demoted() {
        try {
            return Files.isRegularFile(warnings) ? Set.copyOf(Files.readAllLines(warnings)) : Set.of();
        } catch (IOException unreadable) {
            LOG.warn("{} cannot be read, early warnings have their priority until they are judged again: {}", warnings, unreadable.toString());
            return Set.of();
        }
    }

    /** A file of an earlier release knows warnings alone, and no return of its own. */
    private static TightenedLimit limit(JsonObject json) {
        return new TightenedLimit(new PointId(json.getString("enterprise"), json.getString("site"), json.getString("device"),
                json.getString("point")),
                LimitLevel.valueOf(json.getString("level")), json.getDouble("at"), json.getString("rule"),
                TighteningCause.valueOf(json.getString("cause", TighteningCause.WEATHER.name())), json.getString("because"),
                new Text(json.getString("zh"), json.getString("en")), new TightenedLimit.Return(json.getDouble("deadbandMax", Double.MAX_VALUE),
                        json.getBoolean("beyond", false)));
    }

    /** Replaces what is kept; false if the disk refuses, which keeps nobody from watching by the new limits. */
    boolean write(LimitOverlay overlay) {
        JsonArray limits = new JsonArray();
        overlay.limits().forEach(each -> limits.add(new JsonObject().put("enterprise", each.point().enterprise()).put("site", each.point().site())
                .put("device", each.point().device()).put("point", each.point().point()).put("level", each.level().name()).put("at", each.at())
                .put("rule", each.rule())
                .put("cause", each.cause().name()).put("because", each.because()).put("zh", each.text().zh()).put("en", each.text().en())
                .put("deadbandMax", each.back().deadbandMax()).put("beyond", each.back().beyond())));
        try {
            DurableFiles.SYSTEM.replace(file, limits.encodePrettily().getBytes(StandardCharsets.UTF_8));
            if (!overlay.demoted().equals(demoted())) {
                String lines = String.join("\n", overlay.demoted().stream().sorted().toList());
                DurableFiles.SYSTEM.replace(warnings, lines.getBytes(StandardCharsets.UTF_8));
            }
            isRefused = false;
        } catch (IOException refused) {
            if (!isRefused) {
                LOG.warn("{} cannot be written, until then a restart begins with the limits of before: {}", file, refused.toString());
            }
            isRefused = true;
        }
        return !isRefused;
    }
}

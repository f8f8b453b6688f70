package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.escalation.EscalationProfile;
import io.hazardwatch.gateway.escalation.EscalationSettings;
import io.hazardwatch.gateway.escalation.EscalationTiming;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import io.hazardwatch.gateway.settings.yaml.SettingsProblems;
import io.hazardwatch.gateway.settings.yaml.YamlFile;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import io.hazardwatch.gateway.settings.yaml.YamlNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The file {@code escalation.yaml}: times between calls, and recipients of calls about the gateway itself. One thread. */
public final class EscalationFile {
    /** Its name within the configuration. */
    public static final String NAME = "escalation.yaml";
    private static final long DAY = 86_400_000;
    private static final long SHORTEST = 10_000;

    private EscalationFile() {}

    /** What the file says; the standard times hold when there is none. */
    public static LoadResult<EscalationSettings> load(Path directory) {
        Path file = directory.resolve(NAME);
        if (!Files.exists(file)) {
            return new LoadResult.Valid<>(EscalationSettings.STANDARD);
        }
        SettingsProblems problems = new SettingsProblems(NAME);
        YamlNode node = YamlFile.read(file, problems);
        EscalationSettings settings = read(new YamlMap(node == null ? YamlNode.standIn(null, null) : node, problems));
        return problems.isEmpty() ? new LoadResult.Valid<>(settings) : new LoadResult.Invalid<>(problems.list());
    }

    private static EscalationSettings read(YamlMap top) {
        EscalationProfile standard = profile(top, "times", EscalationProfile.STANDARD);
        Map<String, EscalationProfile> own = new HashMap<>();
        for (YamlMap fields : top.maps("enterprises")) {
            String enterprise = fields.name("enterprise");
            if (enterprise != null) {
                own.put(enterprise, profile(fields, "times", standard));
            }
            fields.done("enterprise", "times");
        }
        List<String> system = top.texts("system");
        top.done("system", "times", "enterprises");
        return new EscalationSettings(standard, own, system);
    }

    private static EscalationProfile profile(YamlMap parent, String key, EscalationProfile from) {
        YamlMap fields = parent.map(key);
        EscalationProfile profile = from;
        for (Priority priority : Priority.values()) {
            profile = profile.with(priority, timing(fields.map(priority.name()), from.of(priority)));
        }
        fields.done("P1", "P2", "P3", "P4");
        profile.problems().forEach(rule -> parent.broken(key, rule));
        return profile;
    }

    private static EscalationTiming timing(YamlMap fields, EscalationTiming from) {
        EscalationTiming timing = from.withTimes(millis(fields, "repeat", from.repeatMillis()), millis(fields, "nextLevel", from.nextLevelMillis()),
                millis(fields, "loop", from.loopMillis()), millis(fields, "silenceMax", from.silenceMillisMax()));
        timing = fields.has("answers") ? timing.withAnswers(fields.texts("answers")) : timing;
        fields.done("repeat", "nextLevel", "loop", "silenceMax", "answers");
        return timing;
    }

    private static long millis(YamlMap fields, String key, long from) {
        return fields.has(key) ? fields.millis(key, from, SHORTEST, DAY) : from;
    }
}

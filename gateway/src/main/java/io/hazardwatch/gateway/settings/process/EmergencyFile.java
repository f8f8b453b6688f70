package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.emergency.EmergencySettings;
import io.hazardwatch.gateway.emergency.EmergencySettings.CommandTarget;
import io.hazardwatch.gateway.emergency.EmergencySettings.WebhookTarget;
import io.hazardwatch.gateway.emergency.MonthlyWatchdogCheck;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import io.hazardwatch.gateway.settings.yaml.SettingsProblems;
import io.hazardwatch.gateway.settings.yaml.YamlFile;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import io.hazardwatch.gateway.settings.yaml.YamlNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The file {@code emergency.yaml}: recipients of emergency messages of auditor and gateway. A file of its own, so that a
 * mistake among the channels does not silence the last way. One thread.
 */
public final class EmergencyFile {
    /** Its name within the configuration. */
    public static final String NAME = "emergency.yaml";
    private static final long SECOND = 1_000;

    private final Map<String, String> environment;
    private final Set<String> ids = new HashSet<>();

    private EmergencyFile(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * What the file says; nobody is told when there is none.
     *
     * @param environment contains the secrets
     */
    public static LoadResult<EmergencySettings> load(Path directory, Map<String, String> environment) {
        Path file = directory.resolve(NAME);
        if (!Files.exists(file)) {
            return new LoadResult.Valid<>(EmergencySettings.NONE);
        }
        SettingsProblems problems = new SettingsProblems(NAME);
        YamlNode node = YamlFile.read(file, problems);
        EmergencySettings settings = new EmergencyFile(environment)
                .read(new YamlMap(node == null ? YamlNode.standIn(null, null) : node, problems));
        return problems.isEmpty() ? new LoadResult.Valid<>(settings) : new LoadResult.Invalid<>(problems.list());
    }

    private EmergencySettings read(YamlMap top) {
        List<WebhookTarget> webhooks = new ArrayList<>();
        for (YamlMap fields : top.maps("webhooks")) {
            webhooks.add(new WebhookTarget(id(fields), address(fields, "url", true), secret(fields)));
            fields.done("id", "url", "secretEnv");
        }
        List<CommandTarget> commands = new ArrayList<>();
        for (YamlMap fields : top.maps("commands")) {
            commands.add(new CommandTarget(id(fields), words(fields)));
            fields.done("id", "run");
        }
        YamlMap deadMan = top.map("deadMan");
        URI url = address(deadMan, "url", false);
        long every = deadMan.millis("every", 60 * SECOND, 30 * SECOND, 3_600 * SECOND);
        MonthlyWatchdogCheck miss = forcedMiss(deadMan.map("forcedMiss"));
        deadMan.done("url", "every", "forcedMiss");
        top.done("webhooks", "commands", "deadMan");
        return new EmergencySettings(webhooks, commands, url, every, miss);
    }

    private static MonthlyWatchdogCheck forcedMiss(YamlMap fields) {
        int day = (int) fields.whole("day", 1, 1, 28);
        long lasts = fields.millis("lasts", 600 * SECOND, 0, 3_600 * SECOND);
        LocalTime at = DutySettingsReader.time(fields, "at", LocalTime.of(10, 0));
        fields.done("day", "at", "lasts");
        return new MonthlyWatchdogCheck(day, at, lasts, ZoneId.systemDefault());
    }

    private String id(YamlMap fields) {
        String id = fields.name("id");
        if (id != null && !ids.add(id)) {
            fields.broken("id", "must stand only once");
        }
        return id;
    }

    private static URI address(YamlMap fields, String key, boolean isRequired) {
        String text = isRequired ? fields.requiredText(key) : fields.text(key, null);
        if (text == null) {
            return null;
        }
        try {
            URI url = URI.create(text);
            if (("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException malformed) {
            // Refused below, like an address of another kind.
        }
        fields.broken(key, "must be an http or https address");
        return null;
    }

    private static List<String> words(YamlMap fields) {
        List<String> words = fields.texts("run");
        if (words.isEmpty() || !Path.of(words.getFirst()).isAbsolute() || !Files.isExecutable(Path.of(words.getFirst()))) {
            fields.broken("run", "must be a list: the absolute path of a program that can be run, and its arguments");
        }
        return words;
    }

    private String secret(YamlMap fields) {
        String variable = fields.text("secretEnv", null);
        String secret = variable == null ? null : environment.get(variable);
        if (variable != null && (secret == null || secret.isEmpty())) {
            fields.broken("secretEnv", "must name an environment variable that is set");
        }
        return secret;
    }
}

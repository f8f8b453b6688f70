package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import io.hazardwatch.gateway.settings.yaml.SettingsProblems;
import io.hazardwatch.gateway.settings.yaml.SourceFile;
import io.hazardwatch.gateway.settings.yaml.YamlFile;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import io.hazardwatch.gateway.settings.yaml.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the built-in templates and those of the configuration. One thread. */
final class TemplatesReader {
    static final List<String> BUILT_IN = List.of("gb50493-combustible", "gb50493-h2s", "gb50493-cl2",
            "gb50493-co", "gb50493-nh3", "gb50493-so2", "gb50493-open-path", "oxygen", "wind-speed", "mine-methane", "mine-co",
            "sewer-h2s", "confined-oxygen", "confined-combustible", "confined-combustible-low-lel", "fire-water-pressure", "fire-water-level",
            "electrical-fire-residual-current", "electrical-fire-temperature", "store-temperature", "store-humidity");

    private TemplatesReader() {}

    /** All templates; {@code problems} collects mistakes in files of the configuration. */
    static PointTemplates read(List<SourceFile> files, List<SettingsProblem> problems) {
        PointTemplates templates = new PointTemplates();
        BUILT_IN.forEach(name -> templates.add(builtIn(name, resource(name))));
        GasTable.shipped().templates().forEach(text -> templates.add(builtIn("gas table", text)));
        for (SourceFile file : files) {
            SettingsProblems found = new SettingsProblems(file.name());
            add(templates, YamlFile.read(file, found), found);
            problems.addAll(found.list());
        }
        return templates;
    }

    private static void add(PointTemplates templates, YamlNode top, SettingsProblems found) {
        PointTemplate template = top == null ? null : PointReader.template(new YamlMap(top, found));
        if (template != null && !templates.add(template)) {
            found.add("template", template.id(), "the name must not be taken by another template");
        }
    }

    private static PointTemplate builtIn(String name, String text) {
        SettingsProblems found = new SettingsProblems(name);
        PointTemplate template = PointReader.template(new YamlMap(YamlFile.parse(text, found), found));
        if (!found.isEmpty()) {
            throw new IllegalStateException(found.list().toString());
        }
        return template;
    }

    private static String resource(String name) {
        try (InputStream stream = TemplatesReader.class.getResourceAsStream("/templates/" + name + ".yaml")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

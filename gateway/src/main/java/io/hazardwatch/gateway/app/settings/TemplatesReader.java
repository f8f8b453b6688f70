package io.hazardwatch.gateway.app.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the templates that come with the gateway and those of the configuration. One thread. */
final class TemplatesReader {
    private static final List<String> BUILT_IN = List.of("gb50493-combustible", "gb50493-h2s", "gb50493-cl2",
            "gb50493-co", "gb50493-nh3", "gb50493-so2", "oxygen", "wind-speed");

    private TemplatesReader() {}

    /** All templates; {@code problems} takes what is wrong with files of the configuration. */
    static Templates read(List<SiteFiles.SourceFile> files, List<Problem> problems) {
        Templates templates = new Templates();
        BUILT_IN.forEach(name -> templates.add(builtIn(name)));
        for (SiteFiles.SourceFile file : files) {
            Problems found = new Problems(file.name());
            add(templates, YamlFile.read(file, found), found);
            problems.addAll(found.list());
        }
        return templates;
    }

    private static void add(Templates templates, Node top, Problems found) {
        Template template = top == null ? null : PointReader.template(new Fields(top, found));
        if (template != null && !templates.add(template)) {
            found.add("template", template.id(), "the name must not be taken by another template");
        }
    }

    private static Template builtIn(String name) {
        Problems found = new Problems(name);
        Template template = PointReader.template(new Fields(YamlFile.parse(resource(name), found), found));
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

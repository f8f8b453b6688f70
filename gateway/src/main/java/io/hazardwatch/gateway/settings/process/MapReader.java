package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.api.http.MapOutline;
import io.hazardwatch.gateway.api.http.MapSettings;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Reads {@code map}: what the console's map shows beneath the sites. One thread. */
final class MapReader {
    /** Nothing that would end a source of the content security policy, or add one to it. */
    private static final Pattern TILES = Pattern.compile("(https://[A-Za-z0-9.-]+|http://(localhost|127\\.0\\.0\\.1))"
            + "(:\\d{1,5})?/[A-Za-z0-9./_{}?&=%-]*");

    private final Path directory;

    MapReader(Path directory) {
        this.directory = directory;
    }

    MapSettings read(YamlMap map) {
        String outline = outline(map);
        YamlMap tiles = map.map("tiles");
        String url = tiles.text("url", null);
        if (url != null && !(TILES.matcher(url).matches() && url.contains("{z}") && url.contains("{x}") && url.contains("{y}"))) {
            tiles.broken("url", "must be an https address with {z}, {x} and {y}, such as https://tiles.example.com/{z}/{x}/{y}.png");
            url = null;
        }
        MapSettings.Datum datum = tiles.choice("datum", MapSettings.Datum.WGS84, MapSettings.Datum.values());
        String credit = tiles.text("credit", "");
        tiles.done("url", "datum", "credit");
        map.done("outline", "tiles");
        return new MapSettings(outline, url, datum, credit);
    }

    private String outline(YamlMap map) {
        String name = map.text("outline", null);
        if (name == null) {
            return null;
        }
        try {
            Path file = directory.resolve(name);
            if (Files.size(file) > MapOutline.LENGTH_MAX) {
                throw new IllegalArgumentException("must be a file of at most " + MapOutline.LENGTH_MAX + " bytes");
            }
            return MapOutline.read(Files.readString(file));
        } catch (IOException unreadable) {
            map.broken("outline", "must be a readable file, relative to the configuration's directory");
        } catch (IllegalArgumentException wrong) {
            map.broken("outline", wrong.getMessage());
        }
        return null;
    }
}

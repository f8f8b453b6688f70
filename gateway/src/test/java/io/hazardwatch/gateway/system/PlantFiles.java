package io.hazardwatch.gateway.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the configuration of a small plant: enterprise {@value #ENTERPRISE}, one site, devices of a line each. */
final class PlantFiles {
    static final String ENTERPRISE = "acme";
    static final String SITE = "yard";
    /** H at 25 and HH at 50, both back after a minute. */
    static final String GAS = "limits: {H: {at: 25, deadband: 2, offDelay: 60s, priority: P2},"
            + " HH: {at: 50, deadband: 2, offDelay: 60s, priority: P1}}";
    /** As {@link #GAS}, back at once. */
    static final String GAS_BACK_AT_ONCE = GAS.replace("60s", "0s");

    private final Path config;

    /** @param directory the test's; the configuration goes where the gateway under test looks for it */
    PlantFiles(Path directory) throws IOException {
        this.config = directory.resolve("config");
        Files.createDirectories(config.resolve("sites"));
    }

    /** Replaces {@code gateway.yaml}. */
    PlantFiles gateway(String yaml) throws IOException {
        Files.writeString(config.resolve("gateway.yaml"), yaml);
        return this;
    }

    /** Replaces the site file; each device as {@link #device} gives it. */
    PlantFiles site(String... devices) throws IOException {
        return raw("""
                enterprise: %s
                site: %s
                name: {zh: 试验场, en: Test yard}
                kind: other
                timezone: UTC
                devices:
                %s
                """.formatted(ENTERPRISE, SITE, String.join("\n", devices)));
    }

    /** Replaces the site file by any text. */
    PlantFiles raw(String yaml) throws IOException {
        Files.writeString(config.resolve("sites").resolve(SITE + ".yaml"), yaml);
        return this;
    }

    static String device(String id, String... points) {
        return "  - id: " + id + "\n    points:\n" + Stream.of(points).map(point -> "      - " + point)
                .collect(Collectors.joining("\n"));
    }

    /** @param rules {@link #GAS} and the like, or empty */
    static String point(String id, String rules) {
        return "{id: %s, name: {en: %s}, unit: u, period: 1s, staleAfter: 0s%s}".formatted(id, id,
                rules.isEmpty() ? "" : ", " + rules);
    }

    /** As {@link #device(String, String...)}. */
    static String device(String id, List<String> points) {
        return device(id, points.toArray(String[]::new));
    }

    static String topic(String device) {
        return "hazard/v1/" + ENTERPRISE + '/' + SITE + '/' + device + "/telemetry";
    }

    static String pointId(String device, String point) {
        return ENTERPRISE + '/' + SITE + '/' + device + '/' + point;
    }

    /** Id of the alarm of a point's upper limits. */
    static String alarmId(String device, String point) {
        return pointId(device, point).replace('/', '.') + ".high";
    }
}

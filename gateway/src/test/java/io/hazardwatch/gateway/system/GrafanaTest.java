package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.device;
import static io.hazardwatch.gateway.system.PlantFiles.point;
import static io.hazardwatch.gateway.system.PlantFiles.pointId;
import static io.hazardwatch.gateway.system.PlantFiles.topic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Publisher;
import io.hazardwatch.gateway.testkit.RunningGateway;
import io.hazardwatch.gateway.testkit.Service;
import io.hazardwatch.gateway.testkit.Services;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the dashboard of the compose file asks, asked of a real InfluxDB that a gateway has written to. */
@Tag("service")
@ExtendWith(LeakCheck.class)
class GrafanaTest {
    private static final Path DASHBOARD = Path.of(System.getProperty("hazardwatch.root"),
            "config/compose/grafana/dashboards/readings.json");
    private static final String DATABASE = "plant";
    private static final int COUNT = 60;

    @TempDir
    private Path directory;
    private final long base = System.currentTimeMillis() - 120_000;

    @Test
    void everyQuery_findsRows() throws Exception {
        List<String> queries = queries(new ObjectMapper().readTree(DASHBOARD.toFile()));
        assertFalse(queries.isEmpty());
        try (Service influx = Services.influxd(Files.createDirectories(directory.resolve("influx")));
                HttpClient http = HttpClient.newHttpClient()) {
            writeReadings(influx);
            List<String> silent = new ArrayList<>();
            for (String query : queries) {
                if (rows(http, influx, query) == 0) {
                    silent.add(query);
                }
            }
            assertEquals(List.of(), silent);
        }
    }

    private void writeReadings(Service influx) throws Exception {
        new PlantFiles(directory).site(device("gd-1", point("lel", ""), point("co", ""))).gateway(
                "history: {store: influxdb, influx: {url: \"%s\", bucket: %s}}\n".formatted(influx.url(), DATABASE));
        try (RunningGateway gateway = RunningGateway.start(directory);
                Publisher publisher = gateway.publisher(PlantFiles.ENTERPRISE)) {
            for (int i = 0; i < COUNT; i++) {
                publisher.publish(topic("gd-1"), "{\"ts\":%d,\"values\":{\"lel\":%d,\"co\":{\"v\":1,\"q\":\"%s\"}}}"
                        .formatted(base + i * 1000L, i % 20, i % 2 == 0 ? "uncertain" : "bad"));
            }
            new ControlRoom(gateway.client()).awaitStored(pointId("gd-1", "co"), base, base + COUNT * 1000L, COUNT);
        }
    }

    /** Of the panels and of the variables, with what Grafana would put in. */
    private List<String> queries(JsonNode dashboard) {
        List<String> queries = new ArrayList<>();
        dashboard.get("panels").forEach(panel -> panel.get("targets").forEach(target -> queries.add(target.get("query").asText())));
        dashboard.at("/templating/list").forEach(variable -> queries.add(variable.get("query").asText()));
        queries.replaceAll(this::filled);
        return queries;
    }

    private String filled(String query) {
        String text = query.replace("$timeFilter", "time >= %dms AND time <= %dms".formatted(base, base + COUNT * 1000L))
                .replace("$__interval", "10s");
        for (Map.Entry<String, String> variable : Map.of("enterprise", PlantFiles.ENTERPRISE, "site", PlantFiles.SITE,
                "device", "gd-1", "point", "(co|lel)").entrySet()) {
            text = text.replace('$' + variable.getKey(), variable.getValue());
        }
        assertFalse(text.contains("^$") || text.matches(".*\\$[a-z_]+.*"), () -> "left open in " + query);
        return text;
    }

    private static int rows(HttpClient http, Service influx, String query) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(influx.url() + "/query?db=" + DATABASE))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("q=" + URLEncoder.encode(query, StandardCharsets.UTF_8))).build();
        JsonNode result = new ObjectMapper().readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .at("/results/0");
        assertEquals("", result.path("error").asText(), query);
        int rows = 0;
        for (JsonNode series : result.path("series")) {
            rows += series.get("values").size();
        }
        return rows;
    }
}

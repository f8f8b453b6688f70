package io.hazardwatch.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole gateway with the roster of the demo. */
@ExtendWith(LeakCheck.class)
class RosterGatewayTest {
    private static final Path DEMO = Path.of(System.getProperty("hazardwatch.root", "..")).resolve("config");
    @TempDir
    private Path directory;

    @Test
    void demoRoster_isAnsweredForItsPosts() throws Exception {
        Path config = Files.createDirectories(directory.resolve("config"));
        for (String part : List.of("roster.yaml", "calendar.yaml", "sites", "templates")) {
            try (Stream<Path> files = Files.walk(DEMO.resolve(part))) {
                for (Path file : files.toList()) {
                    Files.copy(file, config.resolve(DEMO.relativize(file).toString()));
                }
            }
        }
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            JsonNode posts = gateway.client().get("/api/v1/roster?at=2026-12-01T03:00:00Z").body().get("posts");
            assertEquals(7, posts.size());
            for (JsonNode post : posts) {
                long people = post.get("onDuty").findValuesAsText("person").stream().filter(each -> !each.equals("demo-officer")).count();
                assertEquals(post.get("level").asText().equals("duty-officer") ? 2 : 1, people, post::toString);
            }
            assertEquals(0, gateway.client().get("/api/v1/roster/coverage").body().get("gaps").size());
        }
    }
}

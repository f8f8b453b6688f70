package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.Publisher;
import io.hazardwatch.gateway.testkit.RunningGateway;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A night in which nobody touches the console, played fast: the whole gateway is stopped while alarms come and go at the plant, and started again.
 * The page turns grey and is complete afterwards, without a log-in and without being loaded again.
 */
@Tag("long")
class ConsoleNightAloneBrowserTest {
    private static final int DEVICES = 3;
    private static final long PATIENCE_MILLIS = 60_000;

    @TempDir
    private Path directory;

    private final List<String> errors = new ArrayList<>();

    private void configure() throws Exception {
        StringBuilder site = new StringBuilder("enterprise: acme\nsite: yard\nname: {zh: 试验场, en: Test yard}\nkind: other\ntimezone: UTC\n"
                + "devices:\n");
        for (int i = 0; i < DEVICES; i++) {
            site.append("  - id: gd-").append(i).append("\n    points:\n      - {id: lel, name: {en: lel}, unit: u, period: 1s, staleAfter: 0s,"
                    + " limits: {H: {at: 25, deadband: 2, priority: P2}, HH: {at: 50, deadband: 2, priority: P1}}}\n");
        }
        Files.createDirectories(directory.resolve("config/sites"));
        Files.writeString(directory.resolve("config/sites/yard.yaml"), site);
    }

    private static void send(Publisher plant, int device, int value) throws Exception {
        plant.publish("hazard/v1/acme/yard/gd-" + device + "/telemetry", "{\"lel\":" + value + '}');
    }

    /** Ids of open alarms with their states, as the gateway knows them. */
    private static List<String> open(RunningGateway gateway) {
        JsonNode alarms = gateway.client().get("/api/v1/alarms?limit=100").body().path("alarms");
        return StreamSupport.stream(alarms.spliterator(), false).map(alarm -> alarm.path("id").asText() + ' ' + alarm.path("state").asText()).sorted()
                .toList();
    }

    private static List<?> shown(Page page) {
        return (List<?>) page.evaluate("[...document.querySelectorAll('tr.alarm')].map(({dataset}) => `${dataset.alarm} ${dataset.state}`).sort()");
    }

    @Test
    void gatewayIsAwayForAWhile_pageIsGrey_andCompleteAfterwards_withoutAHand() throws Exception {
        configure();
        Vertx vertx = Vertx.vertx();
        try (Chromium chromium = new Chromium(); BrowserContext context = chromium.browser.newContext()) {
            context.setDefaultTimeout(PATIENCE_MILLIS);
            Page page = context.newPage();
            page.onPageError(errors::add);
            Wire wire;
            try (RunningGateway gateway = RunningGateway.start(directory); Publisher plant = gateway.publisher("acme")) {
                wire = new Wire(vertx, gateway.httpPort());
                page.navigate("http://127.0.0.1:" + wire.port() + "/");
                page.locator("[name=username]").fill(RunningGateway.USER);
                page.locator("[name=password]").fill(RunningGateway.PASSWORD);
                page.locator("button.primary").click();
                send(plant, 0, 60);
                send(plant, 1, 30);
                assertThat(page.locator("tr.alarm[data-state=B]")).hasCount(2);
                page.evaluate("window.isNotReloaded = true");
                wire.cut();
            }
            assertThat(page.locator(".curtain")).isVisible();
            assertThat(page.locator(".acknowledge").first()).isDisabled();
            try (RunningGateway gateway = RunningGateway.start(directory); Publisher plant = gateway.publisher("acme")) {
                send(plant, 0, 1);
                send(plant, 1, 60);
                send(plant, 2, 30);
                Await.until("the gateway knows it all", PATIENCE_MILLIS,
                        () -> open(gateway).size() == DEVICES && open(gateway).toString().contains(" D"));
                wire.mend(gateway.httpPort());
                Await.until("the page is complete", PATIENCE_MILLIS, () -> {
                    page.waitForTimeout(100);
                    return shown(page).equals(open(gateway));
                });
                assertThat(page.locator(".curtain")).hasCount(0);
                assertThat(page.locator("div.connection.live")).isVisible();
                assertThat(page.locator(".acknowledge:enabled")).not().hasCount(0);
                assertEquals(true, page.evaluate("window.isNotReloaded"));
                assertEquals(List.of(), errors);
                page.navigate("about:blank");
            }
        } finally {
            Desk.await(vertx.close().toCompletionStage());
        }
    }
}

package io.hazardwatch.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.GatewayClient;
import io.hazardwatch.gateway.testkit.Publisher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A night in real time, about twelve minutes with the times of the default profile: a roll call is missed, a P1 comes, nobody answers on the first
 * level, mailboxes take the calls of the second, the leader answers by the link on a telephone, the shift is handed over at midnight, and two
 * people sign the log of the day. The zone of the post is chosen so that its midnight comes during the run.
 */
@Tag("long")
class RealNightTest {
    private static final long MIDNIGHT_IN_SECONDS = 600;
    private static final long MINUTE = 60_000;
    private static final String SECRET = "correct staple 7";
    private static final Path SHELL = Path.of("/usr/bin/chromium-headless-shell");

    private final ZoneId zone = zone();
    private final LocalDate day = LocalDate.now(zone);
    private final long startNanos = System.nanoTime();
    @TempDir
    private Path directory;

    /** An offset by which midnight is ten minutes away. */
    private static ZoneId zone() {
        int left = Math.floorMod(24 * 3600 - (int) ((Instant.now().getEpochSecond() + MIDNIGHT_IN_SECONDS) % (24 * 3600)), 24 * 3600);
        return ZoneOffset.ofTotalSeconds(left > 14 * 3600 ? left - 24 * 3600 : left);
    }

    private static String person(String id, String number) {
        return """
                  - id: %1$s
                    name: {zh: %1$s（虚构）, en: %1$s}
                    enterprise: acme
                    language: en
                    means:
                      urgent:
                        - {kind: voice, address: "000-0000-%2$s1", verifiedAt: "2026-01-01T00:00Z"}
                        - {kind: sms, address: "000-0000-%2$s2", verifiedAt: "2026-01-01T00:00Z"}
                """.formatted(id, number);
    }

    private String roster() {
        return "people:\n" + person("zhang", "001") + person("chen", "002") + person("li", "003") + person("bo", "004") + person("wang", "005")
                + person("gu", "006") + """
                levels:
                  - {enterprise: acme, id: duty-officer, order: 10, name: {en: Duty officer}, source: on_duty, fallback: [zhang, chen]}
                  - {enterprise: acme, id: shift-leader, order: 20, name: {en: Leader on shift}, source: on_duty, fallback: [li, bo]}
                  - {enterprise: acme, id: enterprise-principal, order: 60, name: {en: Principal}, source: on_duty, fallback: [wang, gu]}
                posts:
                  - id: yard-room
                    name: {zh: 值班室, en: Control room}
                    enterprise: acme
                    site: yard
                    level: duty-officer
                    zone: "ZONE"
                    peopleMin: 1
                    shifts:
                      - {id: late, name: {en: Late}, from: "12:00", to: "00:00"}
                      - {id: early, name: {en: Early}, from: "00:00", to: "12:00"}
                    crews: [{id: a, name: {en: A}, persons: [zhang]}, {id: b, name: {en: B}, persons: [chen]}]
                    rotations: [{id: r, first: 2026-01-01, days: [[late/a, early/b]]}]
                """.replace("ZONE", zone.getId());
    }

    @Test
    void night_isAnsweredByTheLeaderOnATelephone_handedOver_andSigned() throws Exception {
        PlantFiles files = new PlantFiles(directory);
        files.site(PlantFiles.device("gd-1", PlantFiles.point("lel", PlantFiles.GAS)));
        Files.writeString(directory.resolve("config/roster.yaml"), roster());
        Files.writeString(directory.resolve("config/channels.yaml"), """
                webhooks: []
                deviceTests: {days: 0}
                channels:
                  - {id: phones, kind: demo-phone, ringFor: 120s}
                """);
        try (GatewayProcess gateway = new GatewayProcess(directory); Publisher publisher = gateway.publisher("acme")) {
            play(gateway, gateway.client(), publisher);
        }
    }

    private void play(GatewayProcess gateway, GatewayClient room, Publisher device) throws Exception {
        Await.until("the post is known", MINUTE, () -> room.get("/api/v1/duty").body().path("posts").size() == 1);
        for (String name : List.of("zhang", "chen")) {
            assertEquals(201, room.post("/api/v1/users", "{\"username\":\"%s\",\"password\":\"%s\",\"role\":\"OPERATOR\",\"person\":\"%s\"}"
                    .formatted(name, SECRET, name)).status());
        }
        String rollCall = room.post("/api/v1/spot-checks", "{\"post\":\"yard-room\"}").body().path("id").asText();
        say("roll call asked: " + rollCall);
        await("the roll call is missed", 7, () -> room.get("/api/v1/spot-checks").text().contains("MISSED"));
        await("the leaders are called about it", 2, () -> message(room, sent -> sent.path("title").asText().contains("missed")) != null);

        device.publish(PlantFiles.topic("gd-1"), "{\"lel\":60}");
        String alarm = PlantFiles.alarmId("gd-1", "lel");
        await("level 1 is called", 1, () -> call(room, "zhang", "voice") != null);
        await("nobody on level 1 answers: level 2 is called", 4, () -> call(room, "li", "voice") != null && call(room, "bo", "voice") != null);
        for (String leader : List.of("li", "bo")) {
            answer(room, call(room, leader, "voice"), "voicemail");
        }
        await("a mailbox is nobody, so the leader is called", 4, () -> call(room, "wang", "sms") != null);
        takeByLink(gateway, call(room, "wang", "sms").path("link").asText());
        await("acknowledged", 1, () -> "wang".equals(room.get("/api/v1/alarms/" + alarm).body().path("ackedBy").asText()));
        await("nobody is called about it any more", 1, () -> StreamSupport.stream(room.get("/api/v1/escalations").body().path("escalations")
                .spliterator(), false).noneMatch(each -> each.path("alarm").asText().equals(alarm)));
        say(room.get("/api/v1/notices?alarm=" + alarm).body().path("times").toString());

        await("the shift changes", 10, () -> LocalDate.now(zone).isAfter(day) && handover(room) != null);
        JsonNode open = handover(room);
        JsonNode accepted = room.post("/api/v1/handovers/" + open.path("id").asText() + "/accept",
                "{\"all\":true,\"seen\":%d,\"username\":\"chen\",\"secret\":\"%s\"}".formatted(open.path("seen").asLong(), SECRET)).body();
        assertEquals("accepted", accepted.path("state").asText(), accepted::toString);
        say("handed over: " + accepted.path("items").size() + " items");
        for (String name : List.of("zhang", "chen")) {
            GatewayClient.Answer signed = room.post("/api/v1/duty-log/" + day + "/sign",
                    "{\"post\":\"yard-room\",\"username\":\"%s\",\"secret\":\"%s\"}".formatted(name, SECRET));
            assertEquals(200, signed.status(), signed::text);
        }
        await("the day is sealed", 1, () -> room.get("/api/v1/journal?type=DUTY_DAY_SIGNED").text().contains("yard-room"));
        String log = room.get("/api/v1/duty-log/" + day + "/print?post=yard-room").text();
        assertTrue(log.contains("gd-1") && log.contains("抽查"), log);
        say("log signed");
    }

    private void await(String what, long minutes, BooleanSupplier condition) {
        Await.until(what, minutes * MINUTE, () -> {
            boolean holds = condition.getAsBoolean();
            return holds || Await.isWithin(500, () -> false);
        });
        say(what);
    }

    private void say(String what) {
        System.err.println("night +" + Duration.ofNanos(System.nanoTime() - startNanos).toSeconds() + " s: " + what);
    }

    private static JsonNode handover(GatewayClient room) {
        JsonNode all = room.get("/api/v1/handovers/current").body().path("handovers");
        return StreamSupport.stream(all.spliterator(), false).filter(each -> each.path("state").asText().equals("open")).findFirst().orElse(null);
    }

    private static JsonNode call(GatewayClient room, String person, String means) {
        return message(room, sent -> sent.path("person").asText().equals(person) && sent.path("means").asText().equals(means)
                && sent.path("priority").asText().equals("P1") && sent.path("purpose").asText().equals("call"));
    }

    /** The newest that fits; null if there is none. */
    private static JsonNode message(GatewayClient room, Predicate<JsonNode> wanted) {
        return StreamSupport.stream(room.get("/api/v1/demo-phones").body().path("messages").spliterator(), false).filter(wanted).findFirst()
                .orElse(null);
    }

    private static void answer(GatewayClient room, JsonNode message, String outcome) {
        GatewayClient.Answer answer = room.post("/api/v1/demo-phones/" + message.path("id").asText() + "/answer",
                "{\"outcome\":\"" + outcome + "\"}");
        assertEquals(2, answer.status() / 100, answer::text);
    }

    /** On a telephone: 390 px wide, one press. */
    private static void takeByLink(GatewayProcess gateway, String link) {
        try (Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright.chromium().launch(new LaunchOptions().setExecutablePath(Files.exists(SHELL) ? SHELL
                        : Path.of("/usr/bin/chromium")).setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
                        "--disable-background-networking", "--disable-component-update", "--disable-sync")))) {
            Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(390, 844));
            page.setDefaultTimeout(MINUTE);
            page.navigate("http://127.0.0.1:" + gateway.httpPort() + link.substring(link.indexOf("/answer/")));
            assertEquals(true, page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "no scrolling to the side");
            page.locator("button.take").click();
            page.locator(".state.taken_by_you").waitFor();
        }
    }
}

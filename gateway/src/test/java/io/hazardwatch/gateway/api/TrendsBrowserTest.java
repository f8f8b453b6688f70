package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Curves of several points: drawn, compared with yesterday, counted, and taken away as a table and as a picture. */
@Tag("browser")
class TrendsBrowserTest extends ConsoleTestCase {
    private static final int POINTS_MAX = 12;
    private static final int STEPS = 25;
    private static final long HOUR_MILLIS = 3_600_000;
    private static final List<String> UNITS = List.of("%LEL", "m", "degC");

    @AfterEach
    void pageHadNoErrors() {
        console.requireNoErrors();
    }

    private static String id(int i) {
        return "huarun-gas/lpg-depot-01/gd-%02d/lel".formatted(i);
    }

    /** Point i reads i, i + 1, … once an hour; a day earlier ten more. */
    private static void answer(Route route) {
        String path = URI.create(route.request().url()).getPath();
        int point = Integer.parseInt(path.replaceAll(".*/gd-(\\d+)/.*", "$1"));
        JsonObject body = path.endsWith("/history") ? history(route.request().url(), point)
                : new JsonObject().put("point", id(point)).put("unit", UNITS.get(point % UNITS.size()))
                .put("name", new JsonObject().put("zh", "测点 " + point).put("en", "Point " + point))
                .put("limits", new JsonObject().put("HH", new JsonObject().put("at", 50).put("deadband", 2).put("priority", "P1")));
        route.fulfill(new Route.FulfillOptions().setContentType("application/json").setBody(body.encode()));
    }

    private static JsonObject history(String url, int point) {
        long from = Long.parseLong(url.replaceAll(".*from=(\\d+).*", "$1"));
        boolean isEarlier = System.currentTimeMillis() - from > 30 * HOUR_MILLIS;
        JsonArray times = new JsonArray();
        JsonArray values = new JsonArray();
        JsonArray counts = new JsonArray();
        for (int i = 0; i < STEPS; i++) {
            times.add(Instant.ofEpochMilli(from + i * HOUR_MILLIS).toString());
            values.add(point + i + (isEarlier ? 10 : 0));
            counts.add(60);
        }
        return new JsonObject().put("t", times).put("min", values).put("mean", values).put("max", values).put("n", counts)
                .put("stepMillis", HOUR_MILLIS)
                .put("alarms", new JsonArray());
    }

    private Page open(String locale, int points, String more) {
        console = new ConsolePage(chromium, locale);
        console.page.route(Pattern.compile(".*/api/v1/points/.*"), TrendsBrowserTest::answer);
        console.logIn("admin");
        String ids = IntStream.range(0, points).mapToObj(TrendsBrowserTest::id).collect(Collectors.joining(","));
        console.page.evaluate("hash => { location.hash = hash; }", "#trends?points=" + ids + "&hours=24" + more);
        assertThat(console.page.locator(".trends .chart[data-drawn]")).isVisible();
        return console.page;
    }

    private Locator cells(int point, String which) {
        return console.page.locator(".statistics tr[data-point='" + id(point) + "'][data-which='" + which + "'] td");
    }

    @Test
    void twelvePointsComparedWithYesterday_areDrawnAndCounted_andAThirteenthIsNotTaken() throws IOException {
        Page page = open("zh-CN", POINTS_MAX, "&compare=day");
        assertThat(page.locator(".statistics tbody tr")).hasCount(2 * POINTS_MAX);
        assertThat(cells(4, "").nth(1)).hasText("4 m");
        assertThat(cells(4, "").nth(3)).hasText("28 m");
        assertThat(cells(4, "earlier").nth(1)).hasText("14 m");
        assertThat(cells(0, "").nth(2)).hasText("12 %LEL");
        assertThat(cells(0, "").nth(4)).hasText(String.valueOf(STEPS * 60));
        assertThat(page.locator(".trends .u-legend .u-series")).hasCount(1 + 2 * POINTS_MAX);
        assertThat(page.locator("#trend-point option").first()).containsText("12");
        assertThat(page.locator("#trend-compare")).hasValue("day");
        Download table = page.waitForDownload(() -> page.locator("#trend-csv").click());
        List<String> lines = Files.readAllLines(table.path());
        assertEquals(1 + 2 * POINTS_MAX, lines.getFirst().split(",").length);
        assertTrue(lines.getFirst().startsWith("\ufefftime,\"测点 0 (gd-00/lel) %LEL\""), lines.getFirst());
        assertEquals(1 + STEPS, lines.size());
        assertTrue(lines.get(1).contains("Z,0,10,1,11,"), lines.get(1));
        Download picture = page.waitForDownload(() -> page.locator("#trend-png").click());
        BufferedImage image = ImageIO.read(picture.path().toFile());
        Set<Integer> colours = new HashSet<>();
        IntStream.range(0, image.getWidth()).forEach(x -> IntStream.range(0, image.getHeight()).forEach(y -> colours.add(image.getRGB(x, y))));
        assertTrue(colours.size() > 20, "curves are drawn: " + colours.size());
        assertTrue(colours.stream().allMatch(rgb -> rgb >>> 24 == 255), "on a ground");
        console.picture("trends-12");
    }

    @Test
    void partIsSelected_statisticsAreOfIt_andAPointIsRemovedByAPress() {
        Page page = open("en-GB", 2, "");
        assertThat(cells(0, "").nth(4)).hasText(String.valueOf(STEPS * 60));
        page.locator("#selection-1").fill("50");
        assertThat(cells(0, "").nth(3)).hasText("12 %LEL");
        assertThat(cells(0, "").nth(4)).hasText(String.valueOf(13 * 60));
        page.locator("#selection-0").fill("25");
        assertThat(cells(0, "").nth(1)).hasText("6 %LEL");
        page.locator("[aria-label='Remove Point 1 (gd-01/lel)']").click();
        assertThat(page.locator(".statistics tbody tr")).hasCount(1);
        assertThat(page).hasURL(Pattern.compile(".*points=huarun-gas%2Flpg-depot-01%2Fgd-00%2Flel&.*"));
        assertThat(page.locator(".statistics tbody td").nth(5)).hasText("HH 50");
        page.locator("#trend-compare").selectOption("week");
        assertThat(cells(0, "earlier").nth(1)).hasText("10 %LEL");
        page.locator("#trend-hours").selectOption("8760");
        assertThat(page).hasURL(Pattern.compile(".*hours=8760.*"));
    }
}

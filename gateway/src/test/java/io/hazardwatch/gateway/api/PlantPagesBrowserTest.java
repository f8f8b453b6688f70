package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.SelectOption;
import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.testkit.Await;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages about the plant itself: what is not watched, sites, enterprises and the map. */
@Tag("browser")
class PlantPagesBrowserTest extends ConsoleTestCase {
    private static final long PATIENCE_MILLIS = 60_000;

    @Test
    void numberOfGaps_opensItsList_whichLeadsToTheAlarm_andIsATable() {
        console = new ConsolePage(chromium, "en-GB");
        Alarm alarm = console.desk.raise(Desk.GAS, Priority.P1, System.currentTimeMillis() - 90_000);
        console.logIn("viewer");
        console.open("coverage");
        Page page = console.page;
        assertThat(page.locator("[data-gap]")).hasCount(9);
        page.locator("[data-group='/lpg_depot'] button[aria-label^='No owner']").click();
        assertThat(page.locator("[data-gap]")).hasCount(1);
        assertThat(page.locator("[data-gap] b").last()).containsText(Pattern.compile("0[1-9]:"));
        String table = new String(page.context().request().get(console.desk.url() + page.locator("#coverage-csv").getAttribute("href")).body(),
                StandardCharsets.UTF_8);
        assertTrue(table.contains("no_owner,huarun-gas,lpg-depot-01") && !table.contains("no_duty"), table);
        page.locator("[data-gap] a").click();
        assertThat(page.locator("[data-details]")).hasAttribute("data-details", alarm.id());
        assertThat(page.locator("[data-details] .uplot")).isVisible();
        console.requireNoErrors();
    }

    @Test
    void sitePage_explainsTheGrade_drawsLiveValues_andTakesADrawingWithoutItsScript() {
        console = new ConsolePage(chromium, "en-GB");
        console.desk.read(System.currentTimeMillis(), 50, Quality.GOOD);
        DeskPosts.staff(console.desk, "room", "huarun-gas");
        console.logIn("admin");
        Page page = console.page;
        page.navigate(console.desk.url() + "/#sites?place=huarun-gas%2Flpg-depot-01");
        assertThat(page.locator(".on-duty-now")).containsText("li-wei");
        assertThat(page.locator("[data-source=tank-farm-a] .in-charge")).containsText("nobody is named");
        page.locator("[data-source=tank-farm-a] summary").click();
        assertThat(page.locator("[data-source=tank-farm-a] .computed")).containsText("R = α · Σ β q/Q = 1.5 × 3 = 4.5");
        assertThat(page.locator("[data-source=tank-farm-a] .bound.here")).containsText("grade IV");
        assertThat(page.locator("[data-tank]")).hasAttribute("data-full", "0.50");
        assertThat(page.locator("[data-detector].P1")).hasCount(1);
        assertThat(page.locator(".site .equipment-due")).containsText("Nothing is due within 90 days");
        assertThat(page.locator("[data-camera=cam-1]")).containsText("Tank farm east not known yet Open");
        console.desk.instrumentChecks.equipment.cameraFails(console.desk.registry, System.currentTimeMillis() - 600_000);
        assertThat(page.locator("[data-camera=cam-1]")).containsText("Tank farm east offline since");
        assertThat(page.locator("[data-camera=cam-1]")).containsText("(two checks in a row were not answered) Open");
        assertThat(page.locator("[data-camera=cam-1] a")).hasAttribute("href", "https://video.example/cam-1");
        page.locator(".spark").scrollIntoViewIfNeeded();
        assertThat(page.locator(".spark polyline")).hasCount(1);
        page.locator("#drawing-file").setInputFiles(new FilePayload("plan.svg", "image/svg+xml", ("<svg xmlns='http://www.w3.org/2000/svg' "
                + "viewBox='0 0 9 9'><script>document.title='evil'</script><rect width='9' height='9' onclick='evil()'/></svg>")
                .getBytes(StandardCharsets.UTF_8)));
        assertThat(page.locator(".drawing [role=status]")).containsText("@onclick, script");
        assertThat(page.locator(".drawing img")).isVisible();
        assertTrue((boolean) page.evaluate("document.querySelector('.drawing img').decode().then(() => true)"), "the image is whole");
        page.locator("#drawing-remove").click();
        assertThat(page.locator(".drawing img")).hasCount(0);
        console.requireNoErrors();
    }

    @Test
    void bumpTestIsRecordedUnderTheCurveOfAPoint_andRefusedWordsStay() {
        console = new ConsolePage(chromium, "en-GB");
        console.logIn("admin");
        Page page = console.page;
        page.navigate(console.desk.url() + "/#sites?place=huarun-gas%2Flpg-depot-01");
        page.locator("[data-point='" + Desk.GAS + "'] .unfold").click();
        Locator checks = page.locator("[data-checks='" + Desk.GAS + "']");
        checks.locator(".record-check").click();
        checks.locator("[name=gas]").fill("CH4");
        checks.locator("[name=applied]").fill("50");
        checks.locator("[name=asFound]").fill("3");
        checks.locator("form button").click();
        assertThat(checks.locator("[role=alert]")).containsText("must be failed");
        assertThat(checks.locator("[name=asFound]")).hasValue("3");
        checks.locator("[name=result]").selectOption("failed");
        checks.locator("form button").click();
        assertThat(checks.locator("li")).containsText("Bump test: failed");
        assertThat(checks.locator("[role=alert]")).containsText("cannot be trusted");
        console.open("unprotected");
        assertThat(page.locator("[data-point='" + Desk.GAS + "'] [data-reason=bump_test_failed]")).isVisible();
    }

    @Test
    void bypassOfEquipment_isRecordedWithWhatProtectsMeanwhile_andStandsInTheListUntilItsEnd() {
        console = new ConsolePage(chromium, "en-GB");
        console.logIn("admin");
        console.open("equipment");
        Page page = console.page;
        assertThat(page.locator(".equipment-figures [data-kind=shut_off_valve] td").first()).hasText("2");
        page.locator("[data-equipment='huarun-gas/lpg-depot-01/xv-01'] .plain-title").click();
        page.locator("#record-bypass").click();
        page.locator("[name=why]").fill("actuator leaks");
        page.locator("[name=measure]").fill("man at the valve");
        page.locator("[name=until]").fill("2001-01-01T00:00");
        page.locator(".equipment-page form button.primary").click();
        assertThat(page.locator("#equipment-refused")).containsText("must be ahead");
        assertThat(page.locator("[name=measure]")).hasValue("man at the valve");
        page.locator("[name=until]").fill(LocalDateTime.now().plusDays(2).truncatedTo(ChronoUnit.MINUTES).toString());
        page.locator(".equipment-page form button.primary").click();
        assertThat(page.locator(".equipment-page .card [data-reason=bypassed]")).isVisible();
        assertThat(page.locator(".equipment-page .card .note")).containsText("man at the valve");
        console.open("unprotected");
        assertThat(page.locator("[data-point='huarun-gas/lpg-depot-01/xv-01'] [data-reason=bypassed]")).isVisible();
        page.evaluate("location.hash = '#sites?place=huarun-gas%2Flpg-depot-01'");
        page.locator("[data-due='huarun-gas/lpg-depot-01/xv-01'] a").click();
        assertThat(page.locator(".equipment-page .card .note")).containsText("man at the valve");
        page.locator("#all-equipment").click();
        page.locator("[data-equipment='huarun-gas/lpg-depot-01/xv-01'] .plain-title").click();
        page.locator(".equipment-page [name=words]").fill("new actuator");
        page.locator("#end-bypass").click();
        assertThat(page.locator("#record-bypass")).isVisible();
        assertThat(page.locator(".equipment-page li").filter(new Locator.FilterOptions().setHasText("new actuator"))).hasCount(1);
    }

    @Test
    void enterpriseFile_isOnePage_thatPrintsWithoutItsFrame() {
        console = new ConsolePage(chromium, "zh-CN");
        console.desk.read(System.currentTimeMillis(), 50, Quality.GOOD);
        console.logIn("huarun");
        console.open("sites");
        Page page = console.page;
        String drill = "{\"seq\":%d,\"at\":\"2026-03-0%dT08:00:00Z\",\"actor\":\"li-wei\",\"subject\":\"e.1\",\"type\":\"CALLS_EXERCISE\"}";
        page.route("**/journal?*type=CALLS_EXERCISE*", route -> route.fulfill(new Route.FulfillOptions().setContentType("application/json")
                .setBody("{\"next\":null,\"entries\":[" + drill.formatted(1, 1) + ',' + drill.formatted(2, 2) + "]}")));
        page.locator("[data-file]").click();
        assertThat(page.locator("[data-enterprise=huarun-gas]")).isVisible();
        assertThat(page.locator("[data-fact=devicesConnected]")).hasText("1 / 1 (100 %)");
        assertThat(page.locator("[data-fact=hazardSources]")).hasText("1 (IV × 1)");
        assertThat(page.locator(".chain li")).hasCount(7);
        assertThat(page.locator(".enterprise-file .answers tbody tr")).hasCount(4);
        assertThat(page.locator(".enterprise-file .equipment-due")).containsText("90 天内没有到期");
        assertThat(page.locator(".enterprise-file .drills li")).hasCount(1);
        assertThat(page.locator(".enterprise-file .drills li")).containsText("li-wei");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".tabs")).isHidden();
        assertThat(page.locator(".banner")).isHidden();
        assertEquals("rgb(255, 255, 255)", page.evaluate("getComputedStyle(document.querySelector('.card')).backgroundColor"));
        console.requireNoErrors();
    }

    @Test
    void map_showsSitesByTheirWorstState_andLeadsToThem() {
        console = new ConsolePage(chromium, "en-GB");
        console.desk.raise(Desk.GAS, Priority.P1, System.currentTimeMillis());
        console.logIn("viewer");
        console.open("overview");
        Page page = console.page;
        page.locator("#to-map").click();
        Locator marker = page.locator("[data-marker='huarun-gas/lpg-depot-01']");
        assertThat(marker).hasClass(Pattern.compile("P1 calls"));
        assertThat(page.locator("[data-marker='north-chem/tank-farm-02']")).hasClass(Pattern.compile("quiet"));
        assertThat(page.locator(".outline")).hasCount(0);
        assertEquals(0, page.locator(".map image").count(), "nothing is fetched from outside");
        page.locator("[aria-label='Zoom in']").click();
        assertThat(page.locator(".map")).hasAttribute("data-zoom", Pattern.compile("1[0-4]"));
        assertThat(page.locator("#contour-legend")).hasCount(0);
        page.locator("#contour").selectOption(new SelectOption().setIndex(1));
        assertThat(page.locator("#contour-legend")).containsText("Sphere rupture · assessed 2025-06-30 · huarun-gas/lpg-depot-01");
        assertThat(page.locator(".contours text")).hasText(new String[] {"1% fatality", "serious injury", "slight injury"});
        assertTrue(page.locator("[data-level='0'] path").boundingBox().width > 200, "shown whole and large");
        for (String look : List.of("stroke", "stroke-dasharray", "fill")) {
            assertEquals(3L, page.locator("[data-level] > path").all().stream().map(each -> each.getAttribute(look)).distinct().count(), look);
        }
        assertThat(page.locator("#contour-legend .contour-level")).hasCount(3);
        assertEquals(page.locator("[data-level='1'] > path").getAttribute("fill"), page.locator("#contour-legend path").nth(1).getAttribute("fill"));
        console.picture("contours");
        page.locator("#contour").selectOption("");
        assertThat(page.locator(".contours")).hasCount(0);
        page.locator(".map-controls button").last().click();
        marker.focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-site-page='huarun-gas/lpg-depot-01']")).isVisible();
        console.requireNoErrors();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 390", "en-GB, 1400"})
    void map_showsWhereAPipelineLeaks_withWhatThePlaceMayBeWrongBy(String locale, int width) {
        console = new ConsolePage(chromium, locale);
        console.page.setViewportSize(width, 844);
        console.logIn("viewer");
        console.open("map");
        Page page = console.page;
        assertThat(page.locator("[data-pipe=line]")).hasCount(1);
        assertThat(page.locator("[data-pipe=line] .station")).hasCount(2);
        assertThat(page.locator("[data-pipe=line] .said")).hasText("0.62 ± 0.04 km");
        assertThat(page.locator("#pipe-legend")).containsText(locale.startsWith("zh") ? "1 条管道未填写走向" : "1 pipelines state no route");
        page.locator("[data-show-pipe=line]").click();
        assertThat(page.locator(".map")).hasAttribute("data-zoom", Pattern.compile("1[3-8]"));
        assertThat(page.locator("[data-leak-part='580 660']")).hasAttribute("d", Pattern.compile("^M[^L]+L[^L]+L[^L]+$"));
        BoundingBox hole = page.locator("[data-leak-at='620']").boundingBox();
        BoundingBox way = page.locator("[data-pipe=line] .way").boundingBox();
        assertEquals(0.76, (hole.x + hole.width / 2 - way.x) / way.width, 0.05, "a little behind the bend at six tenths of the pipe");
        page.locator(".map > svg").scrollIntoViewIfNeeded();
        console.picture("pipe-on-map-" + locale);
        page.locator("[data-pipe=line]").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-pipeline=line]").first()).isVisible();
        console.requireNoErrors();
    }

    @Test
    void shiftOfGcj02_isRightBothWaysToAMetre_andTilesCoverTheView() {
        console = new ConsolePage(chromium, "en-GB");
        console.page.navigate(console.desk.url() + "/");
        assertEquals("", console.page.evaluate("""
                import('/geo.js').then(({toGcj02, toWgs84, metres, tiles}) => {
                  const wrong = [];
                  const near = (what, a, b) => metres(a, b) < 1 || wrong.push(what + ' ' + metres(a, b));
                  const known = [[31.1774276, 121.5272106, 31.17530398364597, 121.531541859215],
                    [22.543847, 113.912316, 22.540796131694766, 113.9171764808363], [39.911954, 116.377817, 39.91334545536069, 116.38404722455657]];
                  known.forEach(([lat, lon, toLat, toLon]) => {
                    near('forth', toGcj02({lat, lon}), {lat: toLat, lon: toLon});
                    near('back', toWgs84({lat: toLat, lon: toLon}), {lat, lon});
                  });
                  for (let lat = 19; lat <= 53; lat += 0.7) {
                    for (let lon = 74; lon <= 135; lon += 0.9) {
                      near('round trip', toWgs84(toGcj02({lat, lon})), {lat, lon});
                      const shift = metres(toGcj02({lat, lon}), {lat, lon});
                      if (shift < 10 || shift > 1500) { wrong.push('shift ' + shift); }
                    }
                  }
                  near('abroad', toGcj02({lat: 48.8, lon: 2.3}), {lat: 48.8, lon: 2.3});
                  const made = tiles({x: 1000, y: 700, zoom: 5}, 500, 300);
                  if (made.length !== 6 || made.some(({x, y}) => x > 500 || y > 300 || x <= -256 || y <= -256)) { wrong.push(JSON.stringify(made)); }
                  return wrong.slice(0, 5).join('; ');
                })"""));
    }

    @Test
    void p1OnTheWall_isThreeActionsFromCurveCardAndAnswer() {
        console = new ConsolePage(chromium, "en-GB");
        console.desk.raise(Desk.OTHER, Priority.P3, System.currentTimeMillis());
        Alarm alarm = console.desk.raise(Desk.GAS, Priority.P1, System.currentTimeMillis());
        console.logIn("operator");
        Page page = console.page;
        page.navigate(console.desk.url() + "/#overview");
        assertThat(page.locator(".wall-tile.P1 .wall-gaps")).hasText(Pattern.compile("Gaps [1-9]"));
        page.evaluate("window.actions = 0; ['click', 'keydown'].forEach((kind) => addEventListener(kind, () => { actions++; }, true))");
        page.locator(".wall-tile.P1").click();
        page.locator("#site-alarms").click();
        console.row(alarm).locator(".point").click();
        assertThat(page.locator(".details .point-curve .uplot")).isVisible();
        assertThat(page.locator(".details")).containsText("leave");
        assertThat(page.locator(".details #acknowledge")).isEnabled();
        assertEquals(3, page.evaluate("actions"));
        assertThat(page.locator(".details .around-wind")).hasText("Wind: the site has no weather station");
        assertThat(page.locator(".details")).containsText("The site has no other point");
        console.requireNoErrors();
    }

    @Test
    void columnsAndDensity_areChosen_andKeptForThePerson() {
        console = new ConsolePage(chromium, "en-GB");
        Alarm alarm = console.desk.raise(Desk.GAS, Priority.P1, System.currentTimeMillis());
        console.logIn("operator");
        Page page = console.page;
        assertThat(console.row(alarm)).isVisible();
        double before = height(console.row(alarm));
        page.locator("#list-look summary").click();
        page.locator("#list-look label", new Page.LocatorOptions().setHasText("Value now")).click();
        page.locator("#list-dense").check();
        assertThat(console.row(alarm).locator(".value")).isHidden();
        assertThat(page.locator("th.value")).isHidden();
        Await.until("rows stand closer", PATIENCE_MILLIS, () -> height(console.row(alarm)) < before);
        page.reload();
        assertThat(console.row(alarm)).isVisible();
        assertThat(console.row(alarm).locator(".value")).isHidden();
        assertThat(console.row(alarm).locator(".acknowledge")).isVisible();
        assertEquals(List.of("state,value", "", ""), page.evaluate("""
                import('/list-look.js').then(({kept, keep, USUAL}) => {
                  const storage = (text) => ({getItem: () => text, setItem: () => { throw new Error('full'); }});
                  keep('a', USUAL, storage(''));
                  return ['{"hidden":["value","state","evil"],"isDense":1}', 'no json', null].map((text) => kept('a', storage(text)).hidden.join());
                })"""));
        console.requireNoErrors();
    }

    /** Of a row, which the list may draw anew while it is looked at. */
    private static double height(Locator row) {
        AtomicReference<BoundingBox> box = new AtomicReference<>();
        Await.until("the row has its place", PATIENCE_MILLIS, () -> {
            box.set(row.boundingBox());
            return box.get() != null;
        });
        return box.get().height;
    }
}

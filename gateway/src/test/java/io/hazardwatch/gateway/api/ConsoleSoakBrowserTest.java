package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Plays ten million changes into the console as fast as it takes them, through its own connection, while pages are changed: a wall that is
 * never reloaded. Prints heap, nodes and listeners before and after.
 */
@Tag("long")
class ConsoleSoakBrowserTest extends ConsoleTestCase {
    private static final int EVENTS = Integer.getInteger("hazardwatch.soak.events", 10_000_000);
    private static final int AT_ONCE = 10_000;
    private static final int OF_ONE_PAGE = 20;
    private static final double HEAP_GROWTH_MAX = 20e6;
    private static final List<String> PAGES = List.of("alarms", "overview", "sites", "figures", "suppressed", "unprotected", "map", "duty");

    /** In place of the browser's socket one that the test feeds; what comes out of it is text, as from the gateway. */
    private static final String FEED = """
            window.WebSocket = class {
              static OPEN = 1;
              readyState = 1;
              constructor() {
                window.feed = this;
                const all = () => alarms.map((each) => JSON.parse(each(1, 'B')));
                setTimeout(() => this.onmessage({data: JSON.stringify({type: 'snapshot', seq: 0, alarms: all()})}));
              }
              close() {}
            };
            window.seq = 0;
            window.alarms = [...Array(500).keys()].map((i) => (annSeq, state) => `{"id":"huarun-gas.lpg-depot-01.gd-${i}.lel.HH",`
              + `"point":"huarun-gas/lpg-depot-01/gd-${i}/lel","rule":"HH","kind":"limit","priority":"P${i % 4 + 1}",`
              + `"state":"${state}","dark":"${state}",`
              + `"active":${state === 'B'},"acked":false,"suppression":[],"occurrence":1,"annSeq":${annSeq},"annunciation":"silenced",`
              + `"raisedAt":"2026-01-01T00:00:00Z","eventAt":"2026-01-01T00:00:00Z","value":52.1,"unit":"%LEL","limit":50,"worst":53,`
              + `"message":{"zh":"高高报","en":"high-high"},"name":{"zh":"浓度","en":"gas"},"enterprise":"huarun-gas",`
              + `"site":"lpg-depot-01","device":"gd-${i}"}`);
            window.play = (count) => {
              for (let i = 0; i < count; i++) {
                const n = ++seq;
                const alarm = alarms[n * 7 % 500](1 + Math.floor(n / 500), n % 2 === 0 ? 'B' : 'D');
                feed.onmessage({data: `{"type":"alarm","seq":${n},"alarm":${alarm}}`});
              }
            };
            """;

    @Test
    void tenMillionEvents_withPageChanges_leaveHeapNodesAndListenersFlat() {
        console = new ConsolePage(chromium, "en-GB");
        console.context.addInitScript(FEED);
        console.logIn("operator");
        Page page = console.page;
        assertThat(page.locator(".shown")).hasText("500 / 500");
        CDPSession session = console.context.newCDPSession(page);
        session.send("Performance.enable");
        play(PAGES.size() * OF_ONE_PAGE * AT_ONCE);
        Map<String, Double> before = metrics(session);
        long begun = System.nanoTime();
        play(EVENTS);
        double seconds = (System.nanoTime() - begun) / 1e9;
        Map<String, Double> after = metrics(session);
        double grown = after.get("JSHeapUsedSize") - before.get("JSHeapUsedSize");
        System.out.printf(Locale.ROOT, "console soak: %d events in %.0f s, %.0f page changes; heap %.1f -> %.1f MB,"
                        + " nodes %.0f -> %.0f, listeners %.0f -> %.0f%n",
                EVENTS, seconds, EVENTS / (double) AT_ONCE / OF_ONE_PAGE, before.get("JSHeapUsedSize") / 1e6, after.get("JSHeapUsedSize") / 1e6,
                before.get("Nodes"), after.get("Nodes"), before.get("JSEventListeners"), after.get("JSEventListeners"));
        assertTrue(grown < HEAP_GROWTH_MAX, () -> "heap grew by " + grown);
        assertTrue(after.get("Nodes") < before.get("Nodes") * 1.2 + 200, after::toString);
        assertTrue(after.get("JSEventListeners") < before.get("JSEventListeners") * 1.2 + 50, after::toString);
        console.requireNoErrors();
    }

    /** Ends on the page of alarms, where it begins. */
    private void play(int events) {
        for (int batch = 0; batch < events / AT_ONCE; batch++) {
            if (batch % OF_ONE_PAGE == 0) {
                console.page.evaluate("page => { location.hash = '#' + page; }", PAGES.get(batch / OF_ONE_PAGE % PAGES.size()));
            }
            console.page.evaluate("play(" + AT_ONCE + ")");
        }
        console.page.evaluate("() => { location.hash = '#alarms'; }");
        assertThat(console.page.locator(".shown")).isVisible();
    }

    private static Map<String, Double> metrics(CDPSession session) {
        session.send("HeapProfiler.collectGarbage");
        session.send("HeapProfiler.collectGarbage");
        Map<String, Double> found = new HashMap<>();
        for (JsonElement metric : session.send("Performance.getMetrics").getAsJsonArray("metrics")) {
            found.put(metric.getAsJsonObject().get("name").getAsString(), metric.getAsJsonObject().get("value").getAsDouble());
        }
        return found;
    }
}

package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Measures the console with 10,000 open alarms and 500 changes a second; prints long tasks, input to paint and the heap. */
@Tag("long")
class ConsoleScaleBrowserTest extends ConsoleTestCase {
    private static final int ALARMS = 10_000;
    private static final int CHANGES_PER_SECOND = 500;
    private static final int SECONDS = 30;
    private static final int BATCHES_PER_SECOND = 10;
    private static final double HEAP_GROWTH_MAX = 20e6;

    private final List<Alarm> alarms = new ArrayList<>();
    private int changed;

    @Test
    void tenThousandAlarms_fiveHundredChangesASecond_staysFluid_andTheHeapFlat() {
        console = new ConsolePage(chromium, "zh-CN");
        for (int i = 0; i < ALARMS; i++) {
            alarms.add(console.desk.raise(new PointId("huarun-gas", "lpg-depot-01", "gd-" + i, "lel"), Priority.values()[i % 4],
                    System.currentTimeMillis() - i * 1000L));
        }
        console.logIn("operator");
        Page page = console.page;
        assertThat(page.locator(".shown")).hasText(ALARMS + " / " + ALARMS, new HasTextOptions().setTimeout(60_000));
        CDPSession session = console.context.newCDPSession(page);
        change(5);
        double before = heap(session);
        page.evaluate("""
                () => {
                  window.long = [];
                  window.inputs = [];
                  const observer = new PerformanceObserver((list) => list.getEntries().forEach(({duration}) => window.long.push(duration)));
                  observer.observe({type: 'longtask'});
                  const painted = (event) => () => window.inputs.push(performance.now() - event.timeStamp);
                  document.addEventListener('keydown', (event) => requestAnimationFrame(() => setTimeout(painted(event))));
                }""");
        change(SECONDS);
        double grown = heap(session) - before;
        System.out.printf(Locale.ROOT, "console: %d alarms, %d changes in %d s; long tasks %s; input to paint p95 %s ms;"
                        + " heap grew %.1f MB, nodes %s%n",
                ALARMS, SECONDS * CHANGES_PER_SECOND, SECONDS,
                page.evaluate("JSON.stringify({over50: long.length, over100: long.filter((each) => each > 100).length,"
                        + " longest: Math.round(Math.max(0, ...long))})"),
                page.evaluate("Math.round(inputs.sort((a, b) => a - b)[Math.floor(inputs.length * 0.95)])"), grown / 1e6,
                page.evaluate("document.querySelectorAll('*').length"));
        assertTrue(grown < HEAP_GROWTH_MAX, () -> "heap grew by " + grown);
        console.requireNoErrors();
    }

    private void change(int seconds) {
        for (int batch = 0; batch < seconds * BATCHES_PER_SECOND; batch++) {
            for (int i = 0; i < CHANGES_PER_SECOND / BATCHES_PER_SECOND; i++) {
                int place = changed++ * 7 % ALARMS;
                Alarm old = alarms.get(place);
                AlarmState next = old.state() == AlarmState.B ? AlarmState.D : AlarmState.B;
                Alarm alarm = Alarms.with(old, next, old.annSeq() + 1, 0, "");
                alarms.set(place, alarm);
                console.desk.commit(Alarms.transition(old, alarm,
                        next == AlarmState.B ? TransitionType.ALARM_REACTIVATED : TransitionType.ALARM_RTN_UNACKED, "system"));
            }
            console.page.keyboard().press("ArrowDown");
            console.page.waitForTimeout(1000.0 / BATCHES_PER_SECOND);
        }
    }

    private static double heap(CDPSession session) {
        session.send("Performance.enable");
        session.send("HeapProfiler.collectGarbage");
        for (JsonElement metric : session.send("Performance.getMetrics").getAsJsonArray("metrics")) {
            if (metric.getAsJsonObject().get("name").getAsString().equals("JSHeapUsedSize")) {
                return metric.getAsJsonObject().get("value").getAsDouble();
            }
        }
        throw new IllegalStateException("no heap size");
    }
}

package io.hazardwatch.gateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Measures the console with 10,000 open alarms and 500 changes a second; prints long tasks, input to paint and the heap. */
@Tag("long")
class ConsoleScaleBrowserTest extends ConsoleTestCase {
    private static final int ALARMS = 10_000;
    private static final int CHANGES_PER_SECOND = 500;
    private static final int SECONDS = 30;
    private static final int BATCHES_PER_SECOND = 10;
    private static final double PAUSE_MILLIS = 1000.0 / BATCHES_PER_SECOND;
    private static final double HEAP_GROWTH_MAX = 20e6;
    private static final int FUNCTIONS = 30;
    private static final String TASKS = "JSON.stringify({over50: long.length, over100: long.filter((each) => each > 100).length,"
            + " longest: Math.round(Math.max(0, ...long))})";
    private static final String P95 = "Math.round(inputs.sort((a, b) => a - b)[Math.floor(inputs.length * 0.95)])";

    private final List<Alarm> alarms = new ArrayList<>();
    private int changed;
    private Page idle;

    @Test
    void tenThousandAlarms_fiveHundredChangesASecond_staysFluid_andTheHeapFlat() {
        console = new ConsolePage(chromium, "zh-CN");
        for (int i = 0; i < ALARMS; i++) {
            alarms.add(console.desk.raise(new PointId("huarun-gas", "lpg-depot-01", "gd-" + i, "lel"), Priority.values()[i % 4],
                    System.currentTimeMillis() - i * 1000L));
        }
        console.logIn("operator");
        idle = idle();
        Page page = console.page;
        assertThat(page.locator(".shown")).hasText(ALARMS + " / " + ALARMS, new HasTextOptions().setTimeout(60_000));
        CDPSession session = console.context.newCDPSession(page);
        change(5);
        double before = heap(session);
        watch(page);
        watch(idle);
        Map<String, Double> begun = metrics(session);
        profile(session, "Profiler.start");
        change(SECONDS);
        profile(session, "Profiler.stop");
        Map<String, Double> ended = metrics(session);
        double grown = heap(session) - before;
        System.out.printf(Locale.ROOT, "console: %d alarms, %d changes in %d s; long tasks %s; input to paint p95 %s ms;"
                        + " heap grew %.1f MB, nodes %s%n",
                ALARMS, SECONDS * CHANGES_PER_SECOND, SECONDS, page.evaluate(TASKS), page.evaluate(P95), grown / 1e6,
                page.evaluate("document.querySelectorAll('*').length"));
        System.out.printf(Locale.ROOT, "console: an empty page in the same run: long tasks %s; input to paint p95 %s ms; load %.1f%n",
                idle.evaluate(TASKS), idle.evaluate(P95), ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        for (String name : List.of("TaskDuration", "ScriptDuration", "LayoutDuration", "RecalcStyleDuration", "LayoutCount", "RecalcStyleCount")) {
            System.out.printf(Locale.ROOT, "console: %s %.2f%n", name, ended.get(name) - begun.get(name));
        }
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
            idle.keyboard().press("ArrowDown");
            console.page.waitForTimeout(PAUSE_MILLIS);
        }
    }

    /** A page without anything, beside it in the same browser: what the machine alone costs. */
    private static Page idle() {
        return chromium.browser.newContext().newPage();
    }

    private static void watch(Page page) {
        page.evaluate("""
                () => {
                  window.long = [];
                  window.inputs = [];
                  const observer = new PerformanceObserver((list) => list.getEntries().forEach(({duration}) => window.long.push(duration)));
                  observer.observe({type: 'longtask'});
                  const painted = (event) => () => window.inputs.push(performance.now() - event.timeStamp);
                  document.addEventListener('keydown', (event) => requestAnimationFrame(() => setTimeout(painted(event))));
                }""");
    }

    /** Where the time goes, function by function, when the property {@code hazardwatch.profile} is set. */
    private static void profile(CDPSession session, String call) {
        if (System.getProperty("hazardwatch.profile") == null) {
            return;
        }
        session.send("Profiler.enable");
        JsonObject answer = session.send(call);
        if (answer == null || !answer.has("profile")) {
            return;
        }
        JsonObject profile = answer.getAsJsonObject("profile");
        Map<Integer, Double> times = new HashMap<>();
        JsonArray samples = profile.getAsJsonArray("samples");
        JsonArray deltas = profile.getAsJsonArray("timeDeltas");
        for (int i = 0; i < samples.size(); i++) {
            times.merge(samples.get(i).getAsInt(), deltas.get(i).getAsDouble() / 1000, Double::sum);
        }
        Map<String, Double> functions = new HashMap<>();
        for (JsonElement node : profile.getAsJsonArray("nodes")) {
            JsonObject frame = node.getAsJsonObject().getAsJsonObject("callFrame");
            String url = frame.get("url").getAsString();
            String name = frame.get("functionName").getAsString() + ' ' + url.substring(url.lastIndexOf('/') + 1) + ':' + frame.get("lineNumber");
            functions.merge(name, times.getOrDefault(node.getAsJsonObject().get("id").getAsInt(), 0.0), Double::sum);
        }
        functions.entrySet().stream().sorted(Map.Entry.<String, Double>comparingByValue().reversed()).limit(FUNCTIONS)
                .forEach(each -> System.out.printf(Locale.ROOT, "console: %8.0f ms %s%n", each.getValue(), each.getKey()));
    }

    private static double heap(CDPSession session) {
        session.send("HeapProfiler.collectGarbage");
        return metrics(session).get("JSHeapUsedSize");
    }

    private static Map<String, Double> metrics(CDPSession session) {
        session.send("Performance.enable");
        Map<String, Double> metrics = new HashMap<>();
        for (JsonElement metric : session.send("Performance.getMetrics").getAsJsonArray("metrics")) {
            metrics.put(metric.getAsJsonObject().get("name").getAsString(), metric.getAsJsonObject().get("value").getAsDouble());
        }
        return metrics;
    }
}

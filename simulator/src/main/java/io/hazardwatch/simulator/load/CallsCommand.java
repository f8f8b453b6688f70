package io.hazardwatch.simulator.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hazardwatch.simulator.command.ExitStatus;
import io.hazardwatch.simulator.command.HelpOption;
import io.hazardwatch.simulator.command.Numbers;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Measures calls to people from outside, while or after a load run raises P1 alarms: from commit to first hand-over as the gateway's proof of
 * delivery states it, and from an acknowledgement until nobody is called about the alarm any more.
 */
@Command(name = "calls", description = "Measures first hand-over of P1 alarms, and acknowledgement to last cancel, over the gateway's API.",
        showDefaultValues = true)
public final class CallsCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PERCENT = 100;
    private static final int P99 = 99;
    private static final int P50 = 50;
    private static final long AIM_MILLIS = 2_000;
    private static final long REFUSED = -1;
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final PrintStream out;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    @Option(names = "--api", paramLabel = "URL", defaultValue = "http://127.0.0.1:8080", description = "The gateway's console and API.")
    private URI api;

    @Option(names = "--user", paramLabel = "NAME", defaultValue = "admin", description = "An account that may acknowledge.")
    private String user;

    @Option(names = "--password-env", paramLabel = "NAME", defaultValue = "HAZARDWATCH_ADMIN_PASSWORD",
            description = "The environment variable with its password.")
    private String passwordVariable;

    @Option(names = "--acknowledge", paramLabel = "N", defaultValue = "20", converter = Numbers.WholeFromZero.class,
            description = "How many of the unanswered P1 alarms are acknowledged, one after the other.")
    private int acknowledged;

    @Mixin
    private HelpOption help;

    /** @param out receives the figures */
    public CallsCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<JsonNode> alarms = new ArrayList<>();
        get("/api/v1/alarms?priority=P1&limit=500").path("alarms").forEach(alarms::add);
        List<Long> handovers = new ArrayList<>();
        int waiting = 0;
        for (JsonNode alarm : alarms) {
            JsonNode times = get("/api/v1/notices?limit=1&alarm=" + encoded(alarm.path("id").asText())).path("times").path(0);
            if (times.path("handoverMillis").isNumber()) {
                handovers.add(times.path("handoverMillis").asLong());
            } else {
                waiting++;
            }
        }
        List<Long> cancels = new ArrayList<>();
        for (JsonNode alarm : alarms) {
            if (cancels.size() < acknowledged && !alarm.path("acked").asBoolean() && isCalled(alarm.path("id").asText())) {
                long millis = cancelMillis(alarm);
                if (millis != REFUSED) {
                    cancels.add(millis);
                }
            }
        }
        boolean isMet = report("commit to first hand-over", handovers) & report("acknowledgement to last cancel", cancels);
        out.println("P1 alarms without any hand-over: " + waiting);
        boolean isMeasured = acknowledged == 0 || !cancels.isEmpty();
        return isMet && isMeasured && waiting == 0 && !handovers.isEmpty() ? ExitStatus.OK : ExitStatus.FAILED;
    }

    /** From the request until the list of running calls no longer has the alarm, which it had before. An alarm announced anew refuses. */
    private long cancelMillis(JsonNode alarm) throws IOException, InterruptedException {
        String id = alarm.path("id").asText();
        long begin = System.nanoTime();
        String body = "{\"occurrence\":" + alarm.path("occurrence").asLong() + ",\"annSeq\":" + alarm.path("annSeq").asLong() + "}";
        int status = http.send(request("/api/v1/alarms/" + encoded(id) + "/ack").header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status != 200) {
            out.println("HTTP " + status + " for the acknowledgement of " + id);
            return REFUSED;
        }
        while (isCalled(id) && System.nanoTime() - begin < PATIENCE_NANOS) {
            Thread.onSpinWait();
        }
        return (System.nanoTime() - begin) / 1_000_000;
    }

    private boolean isCalled(String id) throws IOException, InterruptedException {
        for (JsonNode each : get("/api/v1/escalations").path("escalations")) {
            if (each.path("alarm").asText().equals(id)) {
                return true;
            }
        }
        return false;
    }

    /** @return whether the 99th of a hundred is below the aim */
    private boolean report(String what, List<Long> millis) {
        Collections.sort(millis);
        if (millis.isEmpty()) {
            out.println(what + ": none");
            return true;
        }
        long late = at(millis, P99);
        out.println(what + ": " + millis.size() + ", p50 " + at(millis, P50) + " ms, p99 " + late + " ms, most " + millis.getLast() + " ms");
        return late < AIM_MILLIS;
    }

    private static long at(List<Long> sorted, int percent) {
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / PERCENT));
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("HTTP " + answer.statusCode() + " for " + path + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        String password = System.getenv().getOrDefault(passwordVariable, "");
        return HttpRequest.newBuilder(api.resolve(path)).timeout(Duration.ofSeconds(30)).header("Authorization", "Basic "
                + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

package io.hazardwatch.gateway.app;

import io.hazardwatch.gateway.audit.AuditLimits;
import io.hazardwatch.gateway.audit.Auditor;
import io.hazardwatch.gateway.audit.DeadManSwitch;
import io.hazardwatch.gateway.emergency.EmergencyChannel;
import io.hazardwatch.gateway.emergency.EmergencyCommand;
import io.hazardwatch.gateway.emergency.EmergencySettings;
import io.hazardwatch.gateway.emergency.EmergencyWay;
import io.hazardwatch.gateway.emergency.EmergencyWebhook;
import io.hazardwatch.gateway.journal.AuditQueries;
import io.hazardwatch.gateway.settings.process.EmergencyFile;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import io.hazardwatch.gateway.time.Clock;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command {@code audit}: a process of its own that watches the gateway through its journal and tells people past it. */
public final class AuditCommand {
    /** The data folder or the configuration cannot be used. */
    public static final int REFUSED = 2;
    /** It was interrupted. */
    public static final int ENDED = 0;

    private AuditCommand() {}

    /**
     * Runs until interrupted.
     *
     * @param environment {@code HAZARDWATCH_CONFIG}, and the secrets that {@code emergency.yaml} names
     * @return the exit code
     */
    public static int run(Path data, Map<String, String> environment, PrintStream out) {
        if (!Files.isDirectory(data)) {
            out.println(data + ": no such data directory; name the gateway's by --data DIR");
            return REFUSED;
        }
        Path config = Path.of(environment.getOrDefault("HAZARDWATCH_CONFIG", "config"));
        return switch (EmergencyFile.load(config, environment)) {
            case LoadResult.Valid<EmergencySettings> read -> run(data, read.value(), out);
            case LoadResult.Invalid<EmergencySettings> refused -> {
                refused.problems().forEach(out::println);
                yield REFUSED;
            }
        };
    }

    private static int run(Path data, EmergencySettings settings, PrintStream out) {
        try (HttpClient http = client()) {
            EmergencyWay way = way(settings, http);
            out.println("audits " + data + ", tells by " + way.size() + " channels"
                    + (way.size() < 2 ? "; two that do not depend on each other are needed, see emergency.yaml" : ""));
            new Auditor(new AuditQueries(data.resolve("journal.db")), AuditLimits.STANDARD, way, deadMan(settings, way, http, out), Clock.SYSTEM, out)
                    .run();
            return ENDED;
        } catch (InterruptedException stopped) {
            return ENDED;
        }
    }

    static HttpClient client() {
        return HttpClient.newBuilder().connectTimeout(Duration.ofMillis(EmergencyChannel.ATTEMPT_MILLIS_MAX)).build();
    }

    /** The channels that the settings name. */
    static EmergencyWay way(EmergencySettings settings, HttpClient http) {
        List<EmergencyChannel> channels = new ArrayList<>();
        settings.webhooks().forEach(each -> channels.add(new EmergencyWebhook(each.id(), each.url(), each.secret(), http)));
        settings.commands().forEach(each -> channels.add(new EmergencyCommand(each.id(), each.words())));
        return new EmergencyWay(channels);
    }

    /** A call that fails is printed, and its owner notices it anyway. */
    private static Runnable deadMan(EmergencySettings settings, EmergencyWay way, HttpClient http, PrintStream out) {
        if (settings.deadMan() == null) {
            return () -> { };
        }
        HttpRequest call = HttpRequest.newBuilder(settings.deadMan()).timeout(Duration.ofMillis(EmergencyChannel.ATTEMPT_MILLIS_MAX)).build();
        return new DeadManSwitch(() -> http.sendAsync(call, BodyHandlers.discarding()).whenComplete((answer, failure) -> {
            if (failure != null || answer.statusCode() / 100 != 2) {
                out.println("dead man's switch: " + (failure != null ? failure.toString() : "HTTP " + answer.statusCode()));
            }
        }), settings.deadManMillis(), settings.forcedMiss(), way, Clock.SYSTEM, out);
    }
}

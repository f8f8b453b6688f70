package io.hazardwatch.gateway.replay;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.replay.Samples.Sample;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.GatewayClient;
import io.hazardwatch.gateway.testkit.Publisher;
import io.hazardwatch.gateway.testkit.RunningGateway;
import io.hazardwatch.gateway.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every replay of the data folder: real values, real timestamps, the real MQTT listener, the real journal and store. */
@Tag("replay")
@Tag("compiled")
class ReplayTest {
    /**
     * Just below what a payload may hold, so that a series with an on-delay comes in one message: between two messages the
     * wall clock runs, and a violation held through a slow machine's pause would rightly be raised though the file's next
     * sample denies it.
     */
    private static final int PAYLOAD_CHARS = 64_000;
    /** The series keep their own times, which are years ago. */
    private static final String OLD_TIMES = """
            history: {retentionDays: 0, rollups: {minuteDays: 0, hourDays: 0}}
            readings: {ageMax: 18250d}
            """;

    @TempDir
    private Path directory;

    @Test
    void everyReplay_givesTheKnownEpisodesAndSilences() throws Exception {
        Path data = SharedData.folderWith("replay_specs.json");
        List<Episodes> all = new ArrayList<>();
        Map<ReplaySite, List<Sample>> sites = writeSites(data, all);
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            publishAll(gateway, sites);
            int i = 0;
            for (Map.Entry<ReplaySite, List<Sample>> site : sites.entrySet()) {
                Episodes episodes = all.get(i++);
                episodes.readFrom(gateway.client(), site.getKey());
                checkStored(gateway.client(), site.getKey(), site.getValue());
            }
        }
        System.out.println(Episodes.HEADER);
        all.forEach(System.out::println);
        assertAll(all.stream().map(episodes -> episodes::check));
    }

    private Map<ReplaySite, List<Sample>> writeSites(Path data, List<Episodes> all) throws IOException {
        Path config = Files.createDirectories(directory.resolve("config").resolve("sites"));
        Files.writeString(directory.resolve("config").resolve("gateway.yaml"), OLD_TIMES);
        Map<ReplaySite, List<Sample>> sites = new LinkedHashMap<>();
        for (Spec spec : Spec.all(data)) {
            List<Sample> samples = Samples.read(data, spec);
            ReplaySite site = new ReplaySite("s%02d".formatted(sites.size()), spec, samples);
            site.write(config);
            sites.put(site, samples);
            all.add(new Episodes(spec, samples));
        }
        return sites;
    }

    private static void publishAll(RunningGateway gateway, Map<ReplaySite, List<Sample>> sites) throws MqttException {
        try (Publisher publisher = gateway.publisher(ReplaySite.ENTERPRISE)) {
            for (Map.Entry<ReplaySite, List<Sample>> site : sites.entrySet()) {
                publish(publisher, site.getKey().topic(), site.getValue());
            }
        }
    }

    private static void publish(Publisher publisher, String topic, List<Sample> samples) throws MqttException {
        StringBuilder json = new StringBuilder("[");
        for (Sample sample : samples) {
            String entry = "{\"ts\":" + sample.millis() + ",\"values\":{\"value\":" + sample.value() + "}}";
            if (json.length() + entry.length() > PAYLOAD_CHARS) {
                publisher.publish(topic, json.append(']').toString());
                json.setLength(1);
            }
            json.append(json.length() == 1 ? "" : ",").append(entry);
        }
        publisher.publish(topic, json.append(']').toString());
    }

    /** Every distinct time of the file is in the store. */
    private static void checkStored(GatewayClient client, ReplaySite site, List<Sample> samples) {
        long from = samples.stream().mapToLong(Sample::millis).min().orElseThrow();
        long to = samples.stream().mapToLong(Sample::millis).max().orElseThrow() + 1;
        long distinct = samples.stream().mapToLong(Sample::millis).distinct().count();
        String path = "/api/v1/points/%s/history?from=%s&to=%s&step=1d".formatted(site.point(), Instant.ofEpochMilli(from),
                Instant.ofEpochMilli(to));
        Await.until("the store to have " + distinct + " readings of " + site.point(), 120_000,
                () -> sum(client.get(path).body().get("n")) == distinct);
    }

    private static long sum(JsonNode counts) {
        long sum = 0;
        for (JsonNode count : counts) {
            sum += count.asLong();
        }
        return sum;
    }

    /** What became of one replay. */
    private static final class Episodes {
        static final String HEADER = String.format(Locale.ROOT, "%-52s %8s %8s %7s %8s %10s %11s  first alarm", "replay",
                "expected", "episodes", "hits", "outside", "delay", "false/day");

        /**
         * Where we differ on purpose: how many episodes we give, and why. The reference's fall rule has no way back of its
         * own, so a flow that hovers at the limit ends and begins an episode every few samples; ours clears only after
         * the change has stayed below 0.8 of the limit for half a window, so the one fault is one alarm.
         */
        private static final Map<String, Integer> OURS = Map.of("skab-other-12-volume-fall", 1);

        private record Episode(long eventAt) {}

        private final Spec spec;
        private final List<Sample> samples;
        private final List<Episode> episodes = new ArrayList<>();

        Episodes(Spec spec, List<Sample> samples) {
            this.spec = spec;
            this.samples = samples;
        }

        void readFrom(GatewayClient client, ReplaySite site) {
            GatewayClient.Answer answer = client.get("/api/v1/alarms/" + site.alarmId() + "/journal?limit=1000");
            if (answer.status() == 404) {
                return;
            }
            for (JsonNode entry : answer.body().get("entries")) {
                String type = entry.get("type").asText();
                if (type.equals("ALARM_RAISED") || type.equals("ALARM_REACTIVATED")) {
                    add(new Episode(millis(entry.at("/alarm/eventAt"))));
                }
            }
        }

        /**
         * A file may end in the middle of a violation. The reference waits for ever for the sample that would confirm it; we
         * hold the last value and raise by the wall clock, because no news must not keep an alarm away. Such an alarm is
         * right, depends on how long the test goes on, and is not compared.
         */
        private void add(Episode episode) {
            if (decider(episode) < samples.size()) {
                episodes.add(episode);
            }
        }

        private static long millis(JsonNode time) {
            return Instant.from(java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(time.asText()))
                    .toEpochMilli();
        }

        /** The sample that decided: the n-th violating one in a row, n being the reference's count. */
        private Instant decided(Episode episode) {
            return Instant.ofEpochMilli(samples.get(decider(episode)).millis());
        }

        private int decider(Episode episode) {
            int first = 0;
            while (samples.get(first).millis() != episode.eventAt()) {
                first++;
            }
            return first + (spec.isRate() ? 0 : spec.confirm() - 1);
        }

        private boolean isIn(Episode episode, Spec.Window window) {
            long at = decided(episode).toEpochMilli();
            return window.fromMillis() <= at && at <= window.toMillis();
        }

        private long hits() {
            return spec.labels().stream().filter(window -> episodes.stream().anyMatch(e -> isIn(e, window))).count();
        }

        private long outside() {
            return episodes.stream().filter(e -> spec.labels().stream().noneMatch(window -> isIn(e, window))).count();
        }

        void check() {
            assertEquals(OURS.getOrDefault(spec.id(), spec.expectedEpisodes()), episodes.size(), spec + ": episodes");
            assertEquals(spec.expectedLabelHits(), hits() + "/" + spec.labels().size(), spec + ": label hits");
            if (spec.expectedFirst() != null) {
                assertTrue(!episodes.isEmpty(), spec + ": silent");
                assertEquals(spec.expectedFirst(), decided(episodes.getFirst()), spec + ": first alarm");
            }
        }

        @Override
        public String toString() {
            double days = (samples.getLast().millis() - samples.getFirst().millis()) / 86_400_000.0;
            return String.format(Locale.ROOT, "%-52s %8d %8d %7s %8d %10s %11.3f  %s", spec, spec.expectedEpisodes(),
                    episodes.size(), hits() + "/" + spec.labels().size(), outside(), delay(), outside() / days,
                    episodes.isEmpty() ? "-" : decided(episodes.getFirst()));
        }

        /** From the start of the first label that was hit to the deciding sample. */
        private String delay() {
            for (Spec.Window window : spec.labels()) {
                for (Episode episode : episodes) {
                    if (isIn(episode, window)) {
                        return (decided(episode).toEpochMilli() - window.fromMillis()) / 1000 + " s";
                    }
                }
            }
            return "-";
        }
    }
}

package io.hazardwatch.gateway.settings.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.Priority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Channels that reach people are taken over while the gateway runs; everything else of these files waits for a restart. */
class SettingsWatcherTest {
    private static final String PHONE = "channels: [{id: demo, kind: demo-phone}]\n";

    @TempDir
    private Path directory;
    private final List<List<String>> taken = new ArrayList<>();
    private SettingsWatcher watcher;

    @BeforeEach
    void start() throws IOException {
        write("webhooks: []\n");
        SettingsLoader loader = new SettingsLoader(Map.of());
        watcher = new SettingsWatcher(directory, () -> loader.load(directory, Overrides.NONE).problems(), () -> loader.loadChannels(directory));
        watcher.onChannels(file -> taken.add(file.channels().stream().map(channel -> channel.options().id()).toList()));
    }

    private void write(String text) throws IOException {
        Files.writeString(directory.resolve("channels.yaml"), text);
    }

    /** Sees a change and then finds it unchanged. */
    private boolean look() {
        return watcher.look() | watcher.look();
    }

    @Test
    void channelAdded_isTakenOverAndNeedsNoRestart() throws IOException {
        write("webhooks: []\n" + PHONE);
        assertFalse(watcher.look(), "it may be half-written");
        assertEquals(List.of(), taken);
        assertFalse(watcher.look());
        assertEquals(List.of(List.of("demo")), taken);
        assertEquals(List.of(), watcher.pending().files());
    }

    @Test
    void channelWithAMistake_changesNothingAndIsReported() throws IOException {
        write("channels: [{id: demo, kind: pigeon}]\n");
        assertTrue(look());
        assertEquals(List.of(), taken);
        assertEquals(List.of("channels.yaml"), watcher.pending().files());
        assertTrue(watcher.pending().problems().getFirst().toString().contains("kind: pigeon: must be one of"),
                watcher.pending().problems()::toString);
        write(PHONE);
        assertTrue(look());
        assertEquals(List.of(), watcher.pending().files());
    }

    private Path escalation(String text) throws IOException {
        return Files.writeString(directory.resolve("escalation.yaml"), text);
    }

    private long repeatOfP1() {
        return watcher.escalation().standard().of(Priority.P1).repeatMillis();
    }

    @Test
    void shorterTimes_areTakenOverAndNeedNoRestart() throws IOException {
        escalation("system: [li-wei]\ntimes: {P1: {repeat: 1m}}\n");
        assertFalse(look());
        assertEquals(60_000, repeatOfP1());
        assertEquals(List.of("li-wei"), watcher.escalation().system());
    }

    @Test
    void timesThatAreUnusableShrunkOrGone_changeNothingAndAreReported() throws IOException {
        Path file = escalation("system: [li-wei]\ntimes: {P1: {repeat: 1m}}\nenterprises: [{enterprise: a, times: {P2: {repeat: 2m}}}]\n");
        look();
        for (String bad : List.of("times: {P1: {repeat: 9m}}\n", "system: [li-wei]\n", "{", "")) {
            escalation(bad);
            look();
            assertEquals(List.of("escalation.yaml"), watcher.pending().files(), bad);
            assertEquals(60_000, repeatOfP1(), bad);
        }
        Files.delete(file);
        look();
        assertEquals(60_000, repeatOfP1());
        assertEquals(List.of("escalation.yaml"), watcher.pending().files());
    }

    @Test
    void webhookAdded_waitsForARestart() throws IOException {
        write("webhooks: [{id: desk, url: 'https://desk.example.org/'}]\n" + PHONE);
        assertTrue(look());
        assertEquals(List.of("channels.yaml"), watcher.pending().files());
        assertEquals(List.of(List.of("demo")), taken);
    }

    @Test
    void fileThatIsGone_leavesTheChannelsAsTheyAre() throws IOException {
        Files.delete(directory.resolve("channels.yaml"));
        look();
        assertEquals(List.of(), taken);
    }
}

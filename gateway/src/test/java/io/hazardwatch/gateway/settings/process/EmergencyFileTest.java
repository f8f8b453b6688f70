package io.hazardwatch.gateway.settings.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.hazardwatch.gateway.emergency.EmergencySettings;
import io.hazardwatch.gateway.emergency.MonthlyWatchdogCheck;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmergencyFileTest {
    @TempDir
    private Path directory;

    private LoadResult<EmergencySettings> load(String text) throws IOException {
        Files.writeString(directory.resolve(EmergencyFile.NAME), text);
        return EmergencyFile.load(directory, Map.of("SIREN_SECRET", "s3cret"));
    }

    @Test
    void noFile_nobodyIsTold() {
        assertEquals(EmergencySettings.NONE, assertInstanceOf(LoadResult.Valid.class, EmergencyFile.load(directory, Map.of())).value());
    }

    @Test
    void completeFile_isRead_andItsSecretIsNotPrinted() throws IOException {
        LoadResult<EmergencySettings> read = load("""
                webhooks:
                  - {id: siren, url: "https://siren.example.org/on", secretEnv: SIREN_SECRET}
                commands:
                  - {id: modem, run: [/bin/true, "+8613800000000"]}
                deadMan: {url: "https://monitor.example.org/ping", every: 1m, forcedMiss: {day: 3, at: "09:30", lasts: 5m}}
                """);
        EmergencySettings settings = assertInstanceOf(LoadResult.Valid.class, read).value() instanceof EmergencySettings each ? each : null;
        assertEquals(2, settings.size());
        assertEquals("s3cret", settings.webhooks().getFirst().secret());
        assertEquals(List.of("/bin/true", "+8613800000000"), settings.commands().getFirst().words());
        assertEquals(60_000, settings.deadManMillis());
        assertEquals(new MonthlyWatchdogCheck(3, LocalTime.of(9, 30), 300_000, ZoneId.systemDefault()), settings.forcedMiss());
        assertFalse(settings.toString().contains("s3cret"), settings::toString);
    }

    @Test
    void everyMistake_isNamedWithItsPlace() throws IOException {
        List<SettingsProblem> problems = load("""
                webhooks:
                  - {id: siren, url: "ftp://x", secretEnv: ABSENT}
                  - {id: siren, url: "https://a.example.org/"}
                commands:
                  - {id: a, run: [true]}
                  - {id: b, run: [/no/such/program]}
                deadMan: {url: "not an address", every: 1s, forcedMiss: {day: 31, at: noon}}
                extra: 1
                """).problems();
        assertEquals(List.of("webhooks[0].url", "webhooks[0].secretEnv", "webhooks[1].id", "commands[0].run", "commands[1].run", "deadMan.url",
                "deadMan.every", "deadMan.forcedMiss.day", "deadMan.forcedMiss.at", "extra"), problems.stream().map(SettingsProblem::path)
                        .toList(), problems::toString);
    }
}

package io.hazardwatch.gateway.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.settings.command.CheckCommand;
import io.hazardwatch.gateway.settings.command.SelfTestCommand;
import io.hazardwatch.gateway.settings.process.Overrides;
import io.hazardwatch.gateway.settings.process.Settings;
import io.hazardwatch.gateway.settings.process.SettingsLoader;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./run.sh init DIR} writes: a configuration that can be used as it is, and a unit that starts the gateway on it. */
class InitTest {
    private static final Path SYSTEMD = Path.of("/usr/bin/systemd-analyze");

    @TempDir
    private Path folder;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private record Ended(int status, String output) {}

    @Test
    void whatWasWritten_isAcceptedAsEmptyAndWithTheExample() throws Exception {
        Path written = init();
        assertEquals(CheckCommand.OK, check(written, true), said::toString);
        Files.copy(written.resolve("sites/example.yaml.txt"), written.resolve("sites/station-01.yaml"));
        assertEquals(CheckCommand.OK, check(written, false), said::toString);
        assertEquals(0, SelfTestCommand.run(written, new PrintStream(said, true, StandardCharsets.UTF_8)), said::toString);
    }

    @Test
    void commentedDefaults_areThoseOfTheGateway() throws Exception {
        Path written = init();
        String silent = settings(written);
        for (String file : List.of("gateway.yaml", "channels.yaml", "emergency.yaml", "escalation.yaml")) {
            Files.writeString(written.resolve(file), Files.readString(written.resolve(file)).replaceAll("(?m)^#", ""));
        }
        assertTrue(Files.readString(written.resolve("gateway.yaml")).contains("\n  port: 8080\n"));
        assertEquals(silent, settings(written));
    }

    @Test
    void everyKeyOfTheDocument_isShown() throws Exception {
        String shown = Files.readString(init().resolve("gateway.yaml"));
        String table = Documents.text("docs/settings.md").split("## `gateway.yaml`")[1].split("\n## ")[0];
        List<String> missing = Pattern.compile("(?m)^\\| ([^|]+) \\|").matcher(table).results().map(row -> row.group(1))
                .flatMap(cell -> Pattern.compile("`([^`]+)`").matcher(cell).results()).map(InitTest::lastName)
                .filter(key -> !shown.contains(key + ":")).toList();
        assertEquals(List.of(), missing);
    }

    private static String lastName(MatchResult code) {
        String[] names = code.group(1).replace("[]", "").split("\\.");
        return names[names.length - 1];
    }

    @Test
    void folderWithFiles_isRefusedAndLeftAlone() throws Exception {
        Path kept = Files.writeString(folder.resolve("notes.txt"), "mine");
        Ended ended = run(folder);
        assertEquals(2, ended.status(), ended.output());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(kept), files.toList());
        }
    }

    @Test
    void pathThatAUnitCannotHold_isRefused() throws Exception {
        Ended ended = run(folder.resolve("50% of it"));
        assertEquals(2, ended.status(), ended.output());
    }

    @Test
    void unit_startsTheGatewayOnTheFolderAndIsHardened() throws Exception {
        Path written = init();
        Path unit = written.resolve("hazardwatch.service");
        List<String> lines = Files.readAllLines(unit);
        assertTrue(lines.containsAll(List.of("DynamicUser=yes", "ProtectSystem=strict", "NoNewPrivileges=yes", "Restart=on-failure",
                "TimeoutStopSec=60", "LimitNOFILE=65536", "SuccessExitStatus=143")), lines::toString);
        String start = lines.stream().filter(line -> line.startsWith("ExecStart=")).findFirst().orElseThrow();
        assertTrue(start.startsWith("ExecStart=" + System.getProperty("java.home") + "/bin/java "), start);
        assertTrue(start.endsWith("/gateway/target/hazardwatch-gateway.jar --config " + written + " --data %S/hazardwatch"), start);
        if (Files.isExecutable(SYSTEMD)) {
            Ended verified = run(new ProcessBuilder(SYSTEMD.toString(), "verify", unit.toString()));
            assertEquals(0, verified.status(), verified.output());
        }
    }

    /** The service and the script start the same JVM: what is added to one is missed in the other. */
    @Test
    void optionsOfTheUnit_areThoseOfTheScript() throws Exception {
        List<String> options = Arrays.stream(Files.readString(init().resolve("hazardwatch.service")).split("\\s+"))
                .filter(word -> word.startsWith("-X")).toList();
        String script = Documents.text("run.sh");
        assertEquals(List.of(), options.stream().filter(option -> !script.contains(option)).toList());
        assertTrue(options.size() > 5, options::toString);
    }

    private Path init() throws Exception {
        Path written = folder.resolve("written");
        Ended ended = run(written);
        assertEquals(0, ended.status(), ended.output());
        assertTrue(ended.output().contains("Next steps") && ended.output().contains("接下来三步"), ended.output());
        return written;
    }

    /** All settings as text; proxies have no text of their own. */
    private static String settings(Path directory) {
        LoadResult<Settings> loaded = new SettingsLoader(Map.of()).load(directory, Overrides.NONE);
        return assertInstanceOf(LoadResult.Valid.class, loaded).toString().replaceAll("@[0-9a-f]+", "");
    }

    private int check(Path directory, boolean allowEmpty) {
        return new CheckCommand(Map.of()).run(directory, allowEmpty, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private static Ended run(Path into) throws Exception {
        return run(new ProcessBuilder(Documents.ROOT.resolve(".ci/init.sh").toString(), into.toString(), "/opt/hazardwatch",
                System.getProperty("java.home")));
    }

    private static Ended run(ProcessBuilder command) throws IOException, InterruptedException {
        Process process = command.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        return new Ended(process.exitValue(), output);
    }
}

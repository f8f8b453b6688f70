package io.hazardwatch.gateway.history.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.history.store.StoreWait;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Somebody takes all descriptors of the process: what the store refuses then it takes later, and it opens again whole. */
@ExtendWith(LeakCheck.class)
class QuestExhaustionTest {
    private static final long PATIENCE_SECONDS = 150;

    @TempDir
    Path directory;

    @Test
    void descriptorsRunOut_storeHealsOnceThereAreSomeAgain() throws Exception {
        List<String> told = run(directory.toString());
        int all = QuestExhausted.DAYS * QuestExhausted.PER_DAY;
        assertTrue(told.stream().anyMatch(line -> line.startsWith(QuestExhausted.HEALED + all + " ")), String.join("\n", told));
        try (QuestStore again = new QuestStore(directory)) {
            again.prepare();
            StoreWait.untilShown(again);
            assertEquals(all, again.count(QuestExhausted.POINT, 0, Long.MAX_VALUE / 1000), String.join("\n", told));
        }
    }

    @Test
    void descriptorsRunOutWhileTheStoreIsMade_itIsMadeAnew() throws Exception {
        List<String> told = run(directory.toString(), "open");
        assertTrue(told.contains(QuestExhausted.HEALED + QuestExhausted.OPENINGS + " of openings"), String.join("\n", told));
    }

    private static List<String> run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -n 400; exec \"$0\" \"$@\"",
                ProcessHandle.current().info().command().orElseThrow(), "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), QuestExhausted.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader lines = process.inputReader()) {
            List<String> told = lines.lines().toList();
            assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
            return told;
        } finally {
            process.destroyForcibly();
        }
    }
}

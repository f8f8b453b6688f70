package io.hazardwatch.gateway.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class QuarantineFilesTest {
    private static final MessageOrigin ACME = new MessageOrigin("mqtt", "acme/a1", "acme\tgate\nway", "acme", "a/topic");
    private static final MessageOrigin OTHER = new MessageOrigin("mqtt", "other/o1", "other-gateway", "other", "b/topic");
    private static final MessageOrigin NOBODY = new MessageOrigin("mqtt", "x", "x", "../../etc", "c/topic");

    @TempDir
    Path directory;

    private final List<String> trouble = Collections.synchronizedList(new ArrayList<>());

    @Test
    void restarted_showsTheRejectsOfBefore() throws Exception {
        List<Rejected> before;
        try (QuarantineFiles files = open()) {
            Quarantine first = new Quarantine();
            first.keepIn(files);
            reject(first, ACME, RejectReason.NOT_JSON, "tab\t line\n back\\slash \u6cb9", 1_000);
            reject(first, ACME, RejectReason.TOO_OLD, "second", 2_000);
            first.reject(OTHER, RejectReason.STORE_REFUSED, "why \\N not", new byte[0], 0, 0, 3_000);
            before = first.recent("acme");
        }
        try (QuarantineFiles files = open()) {
            Quarantine second = new Quarantine();
            second.keepIn(files);
            assertEquals(before, second.recent("acme"));
            assertEquals("why \\N not", second.recent("other").getFirst().detail());
            assertEquals(0, second.count(RejectReason.NOT_JSON));
        }
    }

    @Test
    void oneEnterpriseSendsRubbishForDays_theRejectsOfAnotherStay() throws Exception {
        try (QuarantineFiles files = open()) {
            Quarantine first = new Quarantine();
            first.keepIn(files);
            reject(first, OTHER, RejectReason.NOT_JSON, "neighbour", 1_000);
            for (int i = 0; i < 5_000; i++) {
                reject(first, ACME, RejectReason.NOT_JSON, "\\\t".repeat(500) + i, 10_000 + i * 100L);
                if (i % 500 == 0) {
                    Await.until("is written", 60_000, () -> files.depth() == 0);
                }
            }
        }
        try (Stream<Path> files = Files.list(directory); QuarantineFiles again = open()) {
            assertTrue(files.mapToLong(file -> file.toFile().length()).sum() < 2 * QuarantineFiles.FILE_BYTES_MAX + 1_000);
            Quarantine second = new Quarantine();
            second.keepIn(again);
            assertEquals("neighbour", second.recent("other").getFirst().excerpt());
            assertEquals(RejectRing.KEPT, second.recent("acme").size());
            assertTrue(second.recent("acme").getFirst().arrivalMillis() == 10_000 + 4_999 * 100L);
        }
    }

    @Test
    void killedWhileWriting_costsThatLineOnly() throws Exception {
        try (QuarantineFiles files = open()) {
            Quarantine first = new Quarantine();
            first.keepIn(files);
            reject(first, ACME, RejectReason.NOT_JSON, "whole", 1_000);
        }
        String line = Files.readString(directory.resolve("acme.rejects"));
        Files.writeString(directory.resolve("acme.rejects"), line.substring(0, line.length() - 3), StandardOpenOption.APPEND);
        try (QuarantineFiles files = open()) {
            Quarantine second = new Quarantine();
            second.keepIn(files);
            assertEquals(1, second.recent("acme").size());
        }
    }

    @Test
    void nameOfNoEnterprise_reachesNoFileElsewhereAndComesBackAmongTheOthers() throws Exception {
        try (QuarantineFiles files = open()) {
            Quarantine first = new Quarantine();
            first.keepIn(files);
            reject(first, NOBODY, RejectReason.BAD_TOPIC, "stray", 1_000);
        }
        try (Stream<Path> files = Files.list(directory); QuarantineFiles again = open()) {
            List<Path> all = files.toList();
            assertEquals(List.of(directory.resolve("_others.rejects")), all);
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(all.getFirst())));
            Quarantine second = new Quarantine();
            second.keepIn(again);
            assertEquals("stray", second.recent("").getFirst().excerpt());
        }
    }

    @Test
    void diskRefuses_isToldOnceAndCountedAndShownAllTheSame() throws Exception {
        try (QuarantineFiles files = open()) {
            Quarantine quarantine = new Quarantine();
            quarantine.keepIn(files);
            Files.createDirectory(directory.resolve("acme.rejects"));
            Files.createDirectory(directory.resolve("acme.rejects/in-the-way"));
            reject(quarantine, ACME, RejectReason.NOT_JSON, "one", 1_000);
            Await.until("one is counted", 60_000, () -> files.unwritten() == 1);
            reject(quarantine, ACME, RejectReason.NOT_JSON, "two", 1_000);
            Await.until("two are counted", 60_000, () -> files.unwritten() == 2);
            assertEquals(2, quarantine.recent("acme").size());
            assertEquals(1, trouble.size());
        }
    }

    private QuarantineFiles open() throws Exception {
        return new QuarantineFiles(directory, Thread::new, (what, cause) -> trouble.add(what));
    }

    private static void reject(Quarantine quarantine, MessageOrigin origin, RejectReason reason, String payload, long millis) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        quarantine.reject(origin, reason, null, bytes, 0, bytes.length, millis);
    }
}

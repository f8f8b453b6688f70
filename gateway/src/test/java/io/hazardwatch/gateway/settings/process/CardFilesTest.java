package io.hazardwatch.gateway.settings.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.settings.command.CheckCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code check} names bad cards and bad neighbours of a configuration by file, row and reason. */
class CardFilesTest {
    private static final String WHOLE = """
            card;7782-50-5;1017;124;氯;chlorine;own
            distance;7782-50-5;LEGAL;SMALL;80;500;2000;;;;site card;2026;S
            text;own;HARM;a;a;s;S
            text;own;RESCUE;b;b;s;S
            text;own;FIRST;c;c;s;S
            text;own;PROTECTION;d;d;s;S
            text;own;NEVER;e;e;s;S
            """;

    @TempDir
    Path directory;

    @BeforeEach
    void folders() throws IOException {
        Files.createDirectory(directory.resolve("sites"));
        Files.createDirectory(directory.resolve("cards"));
    }

    private String check(int code) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        assertEquals(code, new CheckCommand(Map.of()).run(directory, true, new PrintStream(said, true, StandardCharsets.UTF_8)),
                () -> said.toString(StandardCharsets.UTF_8));
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void wholeCardAndNeighbour_areAccepted() throws IOException {
        Files.writeString(directory.resolve("cards/own.csv"), WHOLE);
        Files.writeString(directory.resolve("cards/neighbours.csv"), "acme;yard;school;小学;School;010-1;31.79;119.95\n");
        assertTrue(check(CheckCommand.OK).startsWith("ok: "));
    }

    @Test
    void badCardsAndNeighbours_areNamedWithFileAndReason() throws IOException {
        Files.writeString(directory.resolve("cards/own.csv"), WHOLE.replaceAll("distance.*\\n", ""));
        Files.writeString(directory.resolve("cards/unmarked.csv"), WHOLE.replace("site card;2026;S", "site card;2026;"));
        Files.write(directory.resolve("cards/latin.csv"), new byte[] {(byte) 0xE9, '\n'});
        Files.writeString(directory.resolve("cards/neighbours.csv"), "acme;yard;mill;磨坊;Mill;;91;0\nacme;yard\nacme;yard;inn;客栈;Inn;;north;0\n");
        List<String> told = check(CheckCommand.REFUSED).lines().toList();
        for (List<String> expected : List.of(List.of("cards/own.csv", "7782-50-5: must have at least one line distance"),
                List.of("cards/unmarked.csv", "source, edition and mark"), List.of("cards/latin.csv", "must be a readable file in UTF-8"),
                List.of("cards/neighbours.csv", "acme;yard;mill", "must have a latitude up to 90"),
                List.of("cards/neighbours.csv", "must be enterprise;site;id"), List.of("cards/neighbours.csv", "acme;yard;inn", "number"))) {
            assertTrue(told.stream().anyMatch(line -> expected.stream().allMatch(line::contains)), expected + " " + told);
        }
    }
}

package io.hazardwatch.gateway.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GoldenWireTest {
    private static final Path FOLDER = Path.of(System.getProperty("hazardwatch.root"), "docs", "wire");

    private final TelemetryDecoder reused = new TelemetryDecoder(Payloads.LIMITS);

    @TestFactory
    Stream<DynamicTest> goldenPayload_givesWhatItsFileExpects() throws IOException {
        return payloads().stream().map(file -> DynamicTest.dynamicTest(name(file), () -> check(file)));
    }

    @Test
    void goldenFolder_hasAnExpectationForEveryPayload() throws IOException {
        assertTrue(payloads().size() > 40);
        for (Path payload : payloads()) {
            assertTrue(Files.exists(expected(payload)), payload.toString());
        }
    }

    /** What the page gives as examples is read without a reject. */
    @Test
    void payloadsOnThePage_areTaken() throws IOException {
        String page = Files.readString(FOLDER.resolveSibling("wire.md"));
        String section = page.substring(page.indexOf("## Payload"), page.indexOf("## Acknowledgement"));
        List<String> payloads = Pattern.compile("`(\\{\"[^`]*})`").matcher(section).results().map(match -> match.group(1))
                .map(payload -> payload.startsWith("{\"v\"") ? "{\"lel\":" + payload + '}' : payload).toList();
        assertTrue(payloads.size() >= 3, payloads::toString);
        for (String payload : payloads) {
            List<String> lines = Payloads.decode(payload.getBytes(StandardCharsets.UTF_8), reused);
            assertTrue(!lines.isEmpty() && lines.stream().noneMatch(line -> line.startsWith("reject") || line.startsWith("whole")), () ->
                    payload + ": " + lines);
        }
    }

    private void check(Path file) throws IOException {
        byte[] payload = Files.readAllBytes(file);
        List<String> lines = Files.readAllLines(expected(file));
        assertEquals(lines, Payloads.decode(payload, new TelemetryDecoder(Payloads.LIMITS)));
        assertEquals(lines, Payloads.decode(payload, reused), "by a decoder that has read others before");
        assertEquals(lines, Payloads.decode(payload, reused), "by a decoder that has just read the same");
    }

    private static List<Path> payloads() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".json", "");
    }

    private static Path expected(Path file) {
        return file.resolveSibling(name(file) + ".expected");
    }
}

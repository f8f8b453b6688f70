package io.hazardwatch.gateway.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

package io.hazardwatch.gateway.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.testkit.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The files of the public JSON parsing suite: {@code y_} must be accepted as JSON, {@code n_} must not. */
class JsonSuiteTest {
    /** What is no JSON and read all the same, see docs/wire/README.md: a comma too many after the last pair. */
    private static final Set<String> INVALID_BUT_TAKEN = Set.of("n_object_trailing_comma.json");

    private final TelemetryDecoder decoder = new TelemetryDecoder(Payloads.LIMITS);
    private final Decoded decoded = new Decoded();

    @TestFactory
    Stream<DynamicTest> validDocument_isNeverCalledNotJson() throws IOException {
        return tests("y_", document -> {
            assertNotEquals(RejectReason.NOT_JSON, whole(document));
            assertTrue(decoded.count > 0 || decoded.rejectCount > 0 || decoded.whole != null);
        });
    }

    @TestFactory
    Stream<DynamicTest> validDocumentAsValueOfUnknownPoint_leavesItsNeighbour() throws IOException {
        return tests("y_", document -> {
            assertEquals(null, whole(asValue(document)));
            assertEquals(1, decoded.count);
            assertEquals(1, decoded.rejectCount);
        });
    }

    @TestFactory
    Stream<DynamicTest> invalidDocument_isNotJson() throws IOException {
        return tests("n_", INVALID_BUT_TAKEN, document -> {
            RejectReason whole = whole(document);
            assertTrue(whole == RejectReason.NOT_JSON || whole == RejectReason.TOO_DEEP, "" + whole);
            assertEquals(0, decoded.count + decoded.rejectCount);
        });
    }

    @TestFactory
    Stream<DynamicTest> undecidedDocument_givesSomeAnswer() throws IOException {
        return tests("i_", this::whole);
    }

    private RejectReason whole(byte[] document) {
        decoder.decode(Payloads.KEYS, document, 0, document.length, Payloads.ARRIVAL, decoded);
        return decoded.whole;
    }

    private static byte[] asValue(byte[] document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("{\"unknown\":".getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(document);
        bytes.writeBytes(",\"lel\":1}".getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private interface Check {
        void on(byte[] document);
    }

    private static Stream<DynamicTest> tests(String prefix, Check check) throws IOException {
        return tests(prefix, Set.of(), check);
    }

    private static Stream<DynamicTest> tests(String prefix, Set<String> without, Check check) throws IOException {
        Path folder = SharedData.path("json-suite");
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> chosen = files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .filter(file -> !without.contains(file.getFileName().toString())).sorted().toList();
            return chosen.stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(),
                    () -> check.on(Files.readAllBytes(file))));
        }
    }
}

package io.hazardwatch.gateway.settings.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EscalationFileTest {
    @TempDir
    private Path directory;

    @Test
    void peopleForTheGatewayItself_areKnownKeys() throws IOException {
        Files.writeString(directory.resolve("escalation.yaml"), "system: [li-wei]\ntimes: {}\nenterprises: []\n");
        assertEquals(List.of(), EscalationFile.load(directory).problems());
    }
}

package io.hazardwatch.gateway.settings.site;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large files are kept compressed; what is asked of them is what was read. */
class SourceContentsTest {
    @TempDir
    private Path directory;

    @Test
    void largeFiles_takeLittleAndAreAsTheyWere() throws IOException {
        byte[] large = "- id: d0001\n  points: [{id: p, unit: bar}]\n".repeat(4_000).getBytes(StandardCharsets.UTF_8);
        byte[] small = "enterprise: e\nsite: b\n".getBytes(StandardCharsets.UTF_8);
        Files.createDirectories(directory.resolve("sites"));
        Files.write(directory.resolve("sites/a.yaml"), large);
        Files.write(directory.resolve("sites/b.yaml"), small);
        SiteFiles files = SiteFiles.read(directory);
        assertTrue(files.sites().getFirst().kept().length < large.length / 10);
        assertEquals(SiteFiles.readPlain(directory).revision(), files.revision());
        Map<String, byte[]> contents = files.contents();
        assertEquals(List.of("sites/a.yaml", "sites/b.yaml"), List.copyOf(contents.keySet()));
        assertArrayEquals(large, contents.get("sites/a.yaml"));
        assertArrayEquals(small, contents.get("sites/b.yaml"));
        assertNull(contents.get("sites/c.yaml"));
        assertEquals(files.revision(), SiteFiles.of(contents).revision());
    }
}

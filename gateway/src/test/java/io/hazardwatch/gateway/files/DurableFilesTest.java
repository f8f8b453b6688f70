package io.hazardwatch.gateway.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hazardwatch.gateway.testkit.NamelessSync;
import io.hazardwatch.gateway.testkit.RecordedSyncs;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In which order files of the data folder reach the disk. */
class DurableFilesTest {
    @TempDir
    private Path folder;

    @Test
    void fileThatIsReplaced_hasItsNameOnceItsContentsAreSafe_andTheNameIsMadeSafeToo() throws Exception {
        RecordedSyncs syncs = new RecordedSyncs();
        Path file = folder.resolve("limits");
        new DurableFiles(syncs).replace(file, "one".getBytes(StandardCharsets.UTF_8));
        new DurableFiles(syncs).replace(file, "two2".getBytes(StandardCharsets.UTF_8));
        assertEquals("two2", Files.readString(file));
        String name = folder.getFileName().toString();
        assertEquals(List.of("contents limits.new 3 in [limits.new]", "names " + name + " [limits]", "contents limits.new 4 in [limits, limits.new]",
                "names " + name + " [limits]"), syncs.steps());
    }

    @Test
    void fileWhoseNewContentsTheDiskRefuses_isAsBefore() throws Exception {
        Path file = Files.writeString(folder.resolve("limits"), "one");
        DurableFiles refusing = new DurableFiles(new DurableFiles.Sync() {
            @Override
            public void contents(Path written, FileChannel open) throws IOException {
                throw new IOException("no room");
            }

            @Override
            public void names(Path folder) {}
        });
        assertThrows(IOException.class, () -> refusing.replace(file, "two".getBytes(StandardCharsets.UTF_8)));
        assertEquals("one", Files.readString(file));
    }

    @Test
    void fileWhoseNameTheDiskRefuses_standsWithItsNewContents() throws Exception {
        Path file = Files.writeString(folder.resolve("limits"), "one");
        DurableFiles nameless = new DurableFiles(new NamelessSync(".*"));
        assertThrows(IOException.class, () -> nameless.replace(file, "two".getBytes(StandardCharsets.UTF_8)));
        assertEquals("two", Files.readString(file));
        nameless.lenient().replace(file, "three".getBytes(StandardCharsets.UTF_8));
        assertEquals("three", Files.readString(file));
        Path made = nameless.lenient().createDirectory(folder.resolve("made"));
        assertEquals(made, nameless.createDirectory(made), "it is there");
    }

    @Test
    void fileWhoseNewContentsTheDiskRefuses_isRefusedHoweverLenient() throws Exception {
        Path file = Files.createDirectories(folder.resolve("limits/in-the-way")).getParent();
        assertThrows(IOException.class, () -> DurableFiles.SYSTEM.lenient().replace(file, new byte[1]));
    }
}

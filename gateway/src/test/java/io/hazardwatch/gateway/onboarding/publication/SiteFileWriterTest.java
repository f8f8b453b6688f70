package io.hazardwatch.gateway.onboarding.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.signing.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kill between any two steps of a publication leaves all of it or nothing, after the next start. */
class SiteFileWriterTest {
    private static final Map<String, String> OLD = Map.of("sites/a.yaml", "old a", "sites/b.yaml", "old b");
    private static final Map<String, String> NEW = Map.of("sites/a.yaml", "new a", "sites/c.yaml", "new c");

    /** Stands for the end of the process. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @TempDir
    private Path directory;
    private final List<String> steps = new ArrayList<>();
    private int killAt = Integer.MAX_VALUE;
    private SiteFileWriter writer;
    private List<FileChange> files;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(directory.resolve("config/sites"));
        writer = writer();
        files = List.of(change("sites/a.yaml", "old a", "new a"), change("sites/b.yaml", "old b", ""), change("sites/c.yaml", "", "new c"));
        reset();
    }

    private SiteFileWriter writer() {
        return new SiteFileWriter(directory.resolve("config"), directory.resolve("data"), step -> {
            if (steps.size() == killAt) {
                throw new Killed();
            }
            steps.add(step);
        });
    }

    private void reset() throws IOException {
        for (String name : List.of("a", "b", "c")) {
            Files.deleteIfExists(directory.resolve("config/sites/" + name + ".yaml"));
        }
        for (Map.Entry<String, String> file : OLD.entrySet()) {
            Files.writeString(directory.resolve("config").resolve(file.getKey()), file.getValue());
        }
        writer.done();
        steps.clear();
    }

    private FileChange change(String name, String before, String after) throws IOException {
        return new FileChange(name, kept(before), kept(after));
    }

    private String kept(String text) throws IOException {
        return text.isEmpty() ? "" : writer.archive().put(text.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, String> present() throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> listed = Files.list(directory.resolve("config/sites"))) {
            for (Path file : listed.filter(each -> !each.getFileName().toString().startsWith(".")).toList()) {
                found.put("sites/" + file.getFileName(), Files.readString(file));
            }
        }
        return found;
    }

    @Test
    void link_staysOne_andNewFileIsReadByWhoReadsTheOthers() throws IOException {
        Path shared = Files.createDirectories(directory.resolve("shared")).resolve("a.yaml");
        Path link = directory.resolve("config/sites/a.yaml");
        Files.move(link, shared);
        Files.createSymbolicLink(link, shared);
        Set<PosixFilePermission> all = PosixFilePermissions.fromString("rw-r--r--");
        Files.setPosixFilePermissions(shared, all);
        Files.setPosixFilePermissions(directory.resolve("config/sites/b.yaml"), all);
        writer.write(7, files);
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new a", Files.readString(shared));
        assertEquals(NEW, present());
        assertEquals(all, Files.getPosixFilePermissions(directory.resolve("config/sites/c.yaml")));
    }

    @Test
    void killAtEveryStep_leavesAllOrNothing() throws IOException {
        writer.write(7, files);
        int stepsInTotal = steps.size();
        assertEquals(List.of("prepared", "intended", "replaced sites/a.yaml", "replaced sites/b.yaml", "replaced sites/c.yaml"), steps);
        for (int at = 0; at < stepsInTotal; at++) {
            reset();
            killAt = at;
            assertThrows(Killed.class, () -> writer.write(7, files));
            killAt = Integer.MAX_VALUE;
            boolean wasIntended = steps.contains("prepared");
            assertEquals(wasIntended ? 7 : 0, writer().finish(), "killed after " + steps);
            assertEquals(wasIntended ? new TreeMap<>(NEW) : new TreeMap<>(OLD), present(), "killed after " + steps);
            assertEquals(wasIntended, writer.isIntending());
            assertEquals(wasIntended ? 7 : 0, writer().finish(), "a second start finds it as the first");
        }
    }

    @Test
    void editSince_isNotOverwritten() throws IOException {
        killAt = 3;
        assertThrows(Killed.class, () -> writer.write(7, files));
        killAt = Integer.MAX_VALUE;
        Files.writeString(directory.resolve("config/sites/b.yaml"), "by hand");
        assertEquals(0, writer().finish());
        assertEquals("by hand", present().get("sites/b.yaml"));
        assertFalse(writer.isIntending());
        assertTrue(Files.exists(directory.resolve("data/publishing.conflict")));
    }

    @Test
    void editDuringTheWriting_isKept() throws IOException {
        SiteFileWriter hooked = new SiteFileWriter(directory.resolve("config"), directory.resolve("data"), step -> {
            if (step.equals("replaced sites/a.yaml")) {
                edit("sites/b.yaml");
            }
        });
        assertThrows(SiteFileWriter.FileEditedException.class, () -> hooked.write(7, files));
        assertEquals(Map.of("sites/a.yaml", "old a", "sites/b.yaml", "by hand"), present());
        assertFalse(hooked.isIntending());
    }

    private void edit(String name) {
        try {
            Files.writeString(directory.resolve("config").resolve(name), "by hand");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void diskThatRefuses_leavesTheOldFiles() throws IOException {
        Files.createDirectories(directory.resolve("config/sites/c.yaml/in-the-way"));
        assertThrows(IOException.class, () -> writer.write(7, files));
        Files.delete(directory.resolve("config/sites/c.yaml/in-the-way"));
        Files.deleteIfExists(directory.resolve("config/sites/c.yaml"));
        assertEquals(new TreeMap<>(OLD), present());
        assertFalse(writer.isIntending());
    }

    @Test
    void alteredContent_isNotGivenOut() throws IOException {
        String hash = kept("something");
        Files.write(directory.resolve("data/contents/" + hash + ".gz"), Files.readAllBytes(directory.resolve("data/contents/" + kept("else")
                + ".gz")));
        assertThrows(IOException.class, () -> writer.archive().get(hash));
        assertThrows(IOException.class, () -> writer.archive().get("../../config/sites/a"));
        assertThrows(IOException.class, () -> writer.write(1, List.of(new FileChange("../gateway.yaml", "", Sha256.hex("x")))));
    }
}

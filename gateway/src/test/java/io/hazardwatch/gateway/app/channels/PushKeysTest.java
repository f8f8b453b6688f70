package io.hazardwatch.gateway.app.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.notify.person.PushKeyText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushKeysTest {
    @TempDir
    private Path data;

    @Test
    void keys_areMadeOnceForTheOwnerAloneAndKept() throws IOException {
        PushKeyText made = new PushKeys(data).get();
        assertTrue(made.isReadable());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("push.key"))));
        assertEquals(made, new PushKeys(data).get());
    }

    @Test
    void damagedFile_isReplaced() throws IOException {
        PushKeyText before = new PushKeys(data).get();
        Files.writeString(data.resolve("push.key"), "no\nkeys\n");
        PushKeyText after = new PushKeys(data).get();
        assertTrue(after.isReadable());
        assertNotEquals(before, after);
    }
}

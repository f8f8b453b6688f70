package io.hazardwatch.gateway.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Identity of a file when it was opened, to detect that it was removed, replaced or truncated since: an open file can still be
 * written although nothing will find it any more. Reads the file system; any thread.
 *
 * @param key identity in the file system; null = the file was missing, or the file system has no such keys
 * @param size bytes; files watched this way only grow
 */
public record FileIdentity(Path path, Object key, long size) {
    private static final long ABSENT = -1;

    /** The present identity of the file. */
    public static FileIdentity of(Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return new FileIdentity(path, attributes.fileKey(), attributes.size());
        } catch (NoSuchFileException gone) {
            return new FileIdentity(path, null, ABSENT);
        } catch (IOException unknown) {
            return new FileIdentity(path, null, 0);
        }
    }

    /** Whether the file existed. */
    public boolean isThere() {
        return size != ABSENT;
    }

    /** Whether the file existed and was removed, replaced or truncated since. A check that fails does not count as loss. */
    public boolean isLost() {
        if (size == ABSENT) {
            return false;
        }
        FileIdentity now = of(path);
        boolean isReplaced = key != null && now.key != null && !key.equals(now.key);
        return now.size == ABSENT || isReplaced || now.key != null && now.size < size;
    }
}

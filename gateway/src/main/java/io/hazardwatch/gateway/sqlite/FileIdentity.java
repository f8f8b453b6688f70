package io.hazardwatch.gateway.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file as it was when somebody opened it, to notice that it has been removed, replaced or cut meanwhile: an open file goes
 * on being written to although nothing will find it any more. Looks at the file system; any thread.
 *
 * @param key  what the file system calls it; null = it was not there, or the file system has no such names
 * @param size bytes; files watched this way only grow
 */
public record FileIdentity(Path path, Object key, long size) {
    private static final long ABSENT = -1;

    /** The file as it is now. */
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

    /** Whether there is such a file. */
    public boolean isThere() {
        return size != ABSENT;
    }

    /** Whether it was there and has been removed, replaced or cut since. A look that fails is no loss. */
    public boolean isLost() {
        if (size == ABSENT) {
            return false;
        }
        FileIdentity now = of(path);
        boolean isReplaced = key != null && now.key != null && !key.equals(now.key);
        return now.size == ABSENT || isReplaced || now.key != null && now.size < size;
    }
}

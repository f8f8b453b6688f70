package io.hazardwatch.gateway.testkit;

import io.hazardwatch.gateway.database.SqliteDatabase;
import io.hazardwatch.gateway.files.PrivateFiles;
import io.hazardwatch.gateway.time.Clock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * The file of an empty relational store with its schema, made once in a JVM and copied from then on: applying the scripts takes a tenth
 * of a second of processor, more than most tests that need a store. How the scripts are applied is tested where the store is.
 */
final class EmptyStore {
    private static final byte[] FILE = make();

    private EmptyStore() {}

    /** Puts it into a folder that holds no store yet; leaves any other folder alone. */
    static void placeIn(Path folder) {
        try {
            if (Files.isDirectory(folder) && !SqliteDatabase.isIn(folder)) {
                Files.write(PrivateFiles.createIfMissing(folder.resolve(SqliteDatabase.FILE)), FILE);
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static byte[] make() {
        try {
            Path folder = Files.createTempDirectory("empty-store");
            Path file = folder.resolve(SqliteDatabase.FILE);
            SqliteDatabase.open(folder, Clock.SYSTEM).close();
            byte[] made = Files.readAllBytes(file);
            Files.delete(file);
            Files.delete(folder);
            return made;
        } catch (IOException | SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }
}

package io.hazardwatch.gateway.testkit;

import io.hazardwatch.gateway.database.SqliteDatabase;
import io.hazardwatch.gateway.files.PrivateFiles;
import io.hazardwatch.gateway.sqlite.SqliteFile;
import io.hazardwatch.gateway.time.Clock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of a gateway that has stored nothing yet, with their schemas, made once in a JVM and copied from then on: applying the scripts
 * takes a tenth of a second of processor in a warm JVM and two seconds in a new one, more than most tests that need a store. How the scripts
 * are applied is tested where the stores are, and by each test of the whole gateway in this JVM.
 */
public final class EmptyStore {
    private static final String JOURNAL = "journal.db";
    private static final Map<String, byte[]> FILES = make();

    private EmptyStore() {}

    /** Puts the relational store into a folder that holds none; leaves any other folder alone. */
    static void placeIn(Path folder) {
        if (Files.isDirectory(folder) && !SqliteDatabase.isIn(folder)) {
            place(SqliteDatabase.FILE, folder);
        }
    }

    /**
     * Puts journal and relational store into a data folder that does not exist.
     *
     * @param data left alone if it exists: what is missing from it is then what the test is about
     */
    public static void placeAsDataFolder(Path data) throws IOException {
        if (Files.notExists(data)) {
            PrivateFiles.createDirectories(data);
            FILES.keySet().forEach(name -> place(name, data));
        }
    }

    private static void place(String name, Path folder) {
        try {
            Files.write(PrivateFiles.createIfMissing(folder.resolve(name)), FILES.get(name));
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static Map<String, byte[]> make() {
        try {
            Path folder = Files.createTempDirectory("empty-store");
            SqliteDatabase.open(folder, Clock.SYSTEM).close();
            new SqliteFile(folder.resolve(JOURNAL)).migrate("db/journal");
            Map<String, byte[]> made = new HashMap<>();
            for (String name : List.of(SqliteDatabase.FILE, JOURNAL)) {
                made.put(name, Files.readAllBytes(folder.resolve(name)));
                Files.delete(folder.resolve(name));
            }
            Files.delete(folder);
            return made;
        } catch (IOException | SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }
}

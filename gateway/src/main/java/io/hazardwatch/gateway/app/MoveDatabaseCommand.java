package io.hazardwatch.gateway.app;

import io.hazardwatch.gateway.app.process.DataLock;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.database.DatabaseMove;
import io.hazardwatch.gateway.database.DatabaseSettings;
import io.hazardwatch.gateway.settings.process.SettingsLoader;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import io.hazardwatch.gateway.time.Clock;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** Moves accounts, people and duty from the relational store the configuration names to another one, beside a stopped gateway. */
public final class MoveDatabaseCommand {
    /** Moved, and compared. */
    public static final int OK = 0;
    /** Not now: a gateway runs, a store is away; the same again goes on where this ended. */
    public static final int FAILED = 1;
    /** Not so: a wrong address, the same store, or a target with other data. */
    public static final int REFUSED = 2;
    /** The target that is the file in the data folder. */
    private static final String FILE = "sqlite";

    private final Path data;
    private final PrintStream out;

    private MoveDatabaseCommand(Path data, PrintStream out) {
        this.data = data;
        this.out = out;
    }

    /**
     * Moves; answers the exit code.
     *
     * @param url         where to: the address of a PostgreSQL database, or {@code sqlite}
     * @param environment {@code HAZARDWATCH_CONFIG}, and user and password of the target in {@code HAZARDWATCH_DATABASE_USER} and
     *                    {@code HAZARDWATCH_DATABASE_PASSWORD} where the configuration does not name it
     */
    public static int run(Path data, String url, Map<String, String> environment, PrintStream out) {
        if (!Files.isDirectory(data)) {
            out.println(data + ": no such data directory; name the gateway's by --data DIR");
            return REFUSED;
        }
        if (!url.equals(FILE) && !SettingsLoader.isDatabaseAddress(url)) {
            out.println(url + ": must be sqlite, or such as postgresql://host:5432/hazardwatch, without user and password");
            return REFUSED;
        }
        Path config = Path.of(environment.getOrDefault("HAZARDWATCH_CONFIG", "config"));
        return switch (new SettingsLoader(environment).loadDatabase(config)) {
            case LoadResult.Valid<DatabaseSettings> taken -> new MoveDatabaseCommand(data, out).run(taken.value(), url, environment);
            case LoadResult.Invalid<DatabaseSettings> refused -> {
                refused.problems().forEach(out::println);
                yield REFUSED;
            }
        };
    }

    private int run(DatabaseSettings configured, String url, Map<String, String> environment) {
        DatabaseSettings target = url.equals(FILE) ? DatabaseSettings.SQLITE : DatabaseSettings.of(url,
                environment.get("HAZARDWATCH_DATABASE_USER"), environment.get("HAZARDWATCH_DATABASE_PASSWORD"));
        boolean isConfigured = configured.isServer() && configured.hasAddressOf(target);
        DatabaseSettings from = isConfigured ? DatabaseSettings.SQLITE : configured;
        if (from.hasAddressOf(target)) {
            out.println(url + ": is where the relational store is already");
            return REFUSED;
        }
        try {
            DataLock lock = DataLock.take(data);
            try {
                return move(from, isConfigured ? configured : target);
            } finally {
                lock.release();
            }
        } catch (IOException inUse) {
            out.println(inUse.getMessage() + ": stop it first");
        } catch (DatabaseMove.RefusedException refused) {
            out.println(refused.getMessage());
            return REFUSED;
        } catch (SQLException | DatabaseAwayException failed) {
            out.println(failed.getMessage() + "; the same command again goes on");
        }
        return FAILED;
    }

    private int move(DatabaseSettings from, DatabaseSettings to) throws SQLException, DatabaseMove.RefusedException {
        try (Database source = usable(from); Database target = usable(to)) {
            for (DatabaseMove.Moved moved : new DatabaseMove(source, name(from), target, out::println).run(Clock.SYSTEM.millis())) {
                out.println("moved " + moved.table() + ": " + moved.rows() + " rows, checksum " + moved.checksum());
            }
        }
        out.println("everything is in " + name(to) + "; set database.url accordingly and start the gateway. " + name(from) + " is as it was");
        return OK;
    }

    private Database usable(DatabaseSettings settings) throws SQLException {
        Database database = Database.open(settings, data, Clock.SYSTEM, Thread::new);
        if (!database.health().isOk()) {
            database.close();
            throw new DatabaseAwayException(database.health().condition(), name(settings) + ": " + database.health().detail(), null);
        }
        return database;
    }

    private static String name(DatabaseSettings settings) {
        return settings.isServer() ? settings.url() : "the SQLite file";
    }
}

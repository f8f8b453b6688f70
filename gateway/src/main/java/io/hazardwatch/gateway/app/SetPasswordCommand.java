package io.hazardwatch.gateway.app;

import io.hazardwatch.gateway.accounts.AccountChange;
import io.hazardwatch.gateway.accounts.Accounts;
import io.hazardwatch.gateway.accounts.EmergencyAccount;
import io.hazardwatch.gateway.accounts.Role;
import io.hazardwatch.gateway.accounts.Scope;
import io.hazardwatch.gateway.accounts.SecondFactorTable;
import io.hazardwatch.gateway.accounts.User;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.access.SealedAccount;
import io.hazardwatch.gateway.app.process.DataLock;
import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.database.DatabaseSettings;
import io.hazardwatch.gateway.database.SqliteDatabase;
import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.settings.process.SettingsLoader;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import io.hazardwatch.gateway.time.Clock;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * Sets the password of a person on the machine itself, for people who have lost theirs; everybody who may write the data
 * directory may do that. Works only while the gateway is stopped. Creates {@code admin} if there is none, so that access can be
 * restored after the accounts were lost.
 */
public final class SetPasswordCommand {
    /** The password was set. */
    public static final int OK = 0;
    /** Not possible now: the gateway is running, or a file cannot be used. */
    public static final int FAILED = 1;
    /** Refused: no such person or directory, or the password is too weak. */
    public static final int REFUSED = 2;
    private static final String ADMIN = "admin";
    private static final String SECURITY_ADMIN = "security-admin";
    private static final int QUEUE_CAPACITY = 16;

    private final Path data;
    private final PrintStream out;
    private final Clock clock;

    private SetPasswordCommand(Path data, PrintStream out, Clock clock) {
        this.data = data;
        this.out = out;
        this.clock = clock;
    }

    /**
     * Asks for the password and sets it.
     *
     * @param password supplies the new password once everything else is in order; null or empty cancels
     * @return the exit code
     */
    public static int run(Path data, String user, Callable<String> password, PrintStream out) {
        return run(DatabaseSettings.SQLITE, data, user, password, out);
    }

    /** As {@link #run(Path, String, Callable, PrintStream)}, with the accounts where the configuration has them. */
    public static int run(Map<String, String> environment, Path data, String user, Callable<String> password, PrintStream out) {
        Path config = Path.of(environment.getOrDefault("HAZARDWATCH_CONFIG", "config"));
        return switch (new SettingsLoader(environment).loadDatabase(config)) {
            case LoadResult.Valid<DatabaseSettings> taken -> run(taken.value(), data, user, password, out);
            case LoadResult.Invalid<DatabaseSettings> refused -> {
                refused.problems().forEach(out::println);
                yield REFUSED;
            }
        };
    }

    /** As {@link #run(Path, String, Callable, PrintStream)}, with the accounts where {@code settings} says. */
    public static int run(DatabaseSettings settings, Path data, String user, Callable<String> password, PrintStream out) {
        if (!Files.isDirectory(data)) {
            out.println(data + ": no such data directory; name the gateway's by --data DIR");
            return REFUSED;
        }
        try {
            DataLock lock = DataLock.take(data);
            try (Database database = Database.open(settings, data, Clock.SYSTEM, Thread::new)) {
                if (SealedAccount.is(user)) {
                    return new SetPasswordCommand(data, out, Clock.SYSTEM).seal(Accounts.open(database, null, Clock.SYSTEM));
                }
                int code = new SetPasswordCommand(data, out, Clock.SYSTEM).set(Accounts.open(database, null, Clock.SYSTEM), user, password);
                if (code == OK) {
                    new SecondFactorTable(database, null).remove(user);
                }
                return code;
            } finally {
                lock.release();
            }
        } catch (IOException inUse) {
            out.println(inUse.getMessage() + ": stop it first, or let an administrator set the password in the console");
        } catch (Exception failed) {
            out.println((settings.isServer() ? settings.url() : data.resolve(SqliteDatabase.FILE)) + ": " + failed.getMessage());
        }
        return FAILED;
    }

    /** Nobody chooses this password, and it is shown once. */
    private int seal(Accounts accounts) {
        String password = new EmergencyAccount(accounts, SealedAccount.NAME).seal(Role.ADMIN, clock.millis());
        note(accounts.user(SealedAccount.NAME), "sealed with a new password");
        out.println("user " + SealedAccount.NAME + " is sealed; its password, good for one log-in, is shown only now: " + password);
        return OK;
    }

    private int set(Accounts accounts, String name, Callable<String> password) throws Exception {
        User user = accounts.user(name);
        Role made = name.equals(ADMIN) ? Role.ADMIN : name.equals(SECURITY_ADMIN) ? Role.SECURITY_ADMIN : null;
        if (user == null && made == null) {
            out.println("no user " + name + "; there are: "
                    + accounts.users().stream().map(User::name).collect(Collectors.joining(", ")));
            return REFUSED;
        }
        String given = password.call();
        AccountChange change = user == null ? accounts.createUser(name, made, null, given)
                : accounts.changePassword(name, given);
        if (change != AccountChange.DONE) {
            out.println(reason(change));
            return REFUSED;
        }
        note(user == null ? new User(name, made, Scope.ALL) : user, user == null ? "made, role " + made + ", all enterprises" : "password set");
        out.println((user == null ? "user " + name + " is made" : "the password of " + name + " is set") + "; it holds from the next start on");
        return OK;
    }

    private static String reason(AccountChange change) {
        return switch (change) {
            case PASSWORD_TOO_SHORT -> "the password must have at least 10 characters";
            case PASSWORD_COMMON -> "the password is too easily guessed: well known, a pattern, or the user's name";
            case NAME_TAKEN, NAME_RESERVED, BAD_NAME, BAD_PIN, PIN_COMMON, PASSWORD_ELSEWHERE, UNKNOWN_USER, DONE -> "not set: " + change;
        };
    }

    private void note(User user, String what) {
        Path file = data.resolve("journal.db");
        if (!Files.isRegularFile(file)) {
            return;
        }
        try (SqliteJournal journal = SqliteJournal.open(file, QUEUE_CAPACITY, entry -> List.of(), clock, (where, defect) -> out.println(defect))) {
            String enterprise = user.scope().enterprise();
            journal.append(new Note(TransitionType.ACCOUNT_CHANGED, enterprise == null ? SystemAlarms.ENTERPRISE : enterprise, user.name(),
                    Transition.SYSTEM, what + " by the command set-password on the gateway's machine", clock.millis()));
        } catch (SQLException | RuntimeException unwritten) {
            out.println("the journal could not be told: " + unwritten.getMessage());
        }
    }
}

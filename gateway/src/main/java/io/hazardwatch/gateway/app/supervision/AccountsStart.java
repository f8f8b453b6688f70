package io.hazardwatch.gateway.app.supervision;

import io.hazardwatch.gateway.accounts.AccountChange;
import io.hazardwatch.gateway.accounts.Accounts;
import io.hazardwatch.gateway.accounts.Role;
import io.hazardwatch.gateway.database.CopiedStore;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.database.DatabaseMove;
import io.hazardwatch.gateway.database.DatabaseSettings;
import io.hazardwatch.gateway.database.PostgresDatabase;
import io.hazardwatch.gateway.database.SqliteDatabase;
import io.hazardwatch.gateway.journal.JournalFile;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.people.PeopleBook;
import io.hazardwatch.gateway.settings.process.Settings;
import io.hazardwatch.gateway.sqlite.SqliteFile;
import io.hazardwatch.gateway.time.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the relational store and the accounts at the start. If accounts are missing or unreadable while the journal has
 * entries, this is no first start: the plant is monitored, but nobody can log in and no new administrator is created, so
 * removing the accounts gives nobody access.
 *
 * @param database open
 * @param copy keeps the accounts on this machine while {@code database} is a server; else null
 * @param accounts open
 * @param people as last known while {@code database} is unavailable
 * @param firstPassword generated on a first start, to be shown once; else null
 * @param loss what happened to the accounts; null if nothing did
 */
public record AccountsStart(Database database, Database copy, Accounts accounts, PeopleBook people, String firstPassword,
        Text loss) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AccountsStart.class);
    private static final String PART = "accounts";
    private static final Text LOST_FILE = new Text("账户文件丢失或损坏：无人可登录，设备凭据失效；恢复文件，或停机后执行 set-password admin",
            "accounts file lost or damaged: nobody can log in, device credentials are gone; restore it, or stop and run set-password admin");
    private static final Text NO_SECURITY_ADMIN = new Text("已启用三员分立但没有安全管理员（SECURITY_ADMIN）账户：停机后执行 set-password security-admin",
            "three administrators are set and no account is SECURITY_ADMIN: stop, and run set-password security-admin");
    private static final Text EMPTY_SERVER = new Text("关系数据库中没有账户：无人可登录，设备凭据失效；停机后执行 move-database 迁移，或执行 set-password admin",
            "the relational store holds no account: nobody can log in, device credentials are gone; stop, then move them there by"
            + " move-database or run set-password admin");

    /** What was opened, and the damaged file that was renamed and kept, if any. */
    private record Opened(Database database, Database copy, Accounts accounts, PeopleBook people, Path damaged) {
        AccountsStart start(String firstPassword, Text loss) {
            return new AccountsStart(database, copy, accounts, people, firstPassword, loss);
        }
    }

    /** Of a SQLite file. */
    static AccountsStart open(Path data, String adminPassword, Clock clock) throws SQLException, IOException {
        return open(DatabaseSettings.SQLITE, data, adminPassword, Role.ADMIN, clock, Thread::new);
    }

    /** Where the settings have it. */
    public static AccountsStart open(Settings settings, String adminPassword, Clock clock, ThreadFactory threads) throws SQLException, IOException {
        return open(settings.database(), settings.dataDirectory(), adminPassword, settings.api().access().firstRole(), clock, threads);
    }

    /**
     * @param adminPassword for a first start; null generates one
     * @param firstRole role of the account of a first start
     * @throws IOException if the password would be guessed easily, or a file cannot be used
     */
    public static AccountsStart open(DatabaseSettings settings, Path data, String adminPassword, Role firstRole, Clock clock,
            ThreadFactory threads) throws SQLException, IOException {
        Opened opened = settings.isServer() ? server(settings, data, clock, threads) : file(data, clock);
        boolean isOk = false;
        try {
            AccountsStart start = start(opened, settings, data, adminPassword, firstRole);
            isOk = true;
            return start;
        } finally {
            if (!isOk) {
                close(opened.database(), opened.copy());
            }
        }
    }

    private static Opened server(DatabaseSettings settings, Path data, Clock clock, ThreadFactory threads) throws SQLException {
        Database copy = copy(data, clock);
        Database database = PostgresDatabase.open(settings, clock, threads);
        return opened(database, copy, clock, null);
    }

    private static Database copy(Path data, Clock clock) throws SQLException {
        try {
            return SqliteDatabase.openCopy(data, clock);
        } catch (SQLException | RuntimeException unreadable) {
            if (!SqliteDatabase.isDamage(unreadable)) {
                throw unreadable;
            }
            LOG.error("{}: the local copy of the accounts is damaged and made anew", data.resolve(SqliteDatabase.COPY_FILE));
            setAside(data.resolve(SqliteDatabase.COPY_FILE), clock);
            return SqliteDatabase.openCopy(data, clock);
        }
    }

    private static Opened file(Path data, Clock clock) throws SQLException {
        try {
            return opened(SqliteDatabase.open(data, clock), null, clock, null);
        } catch (SQLException | RuntimeException unreadable) {
            if (!SqliteDatabase.isDamage(unreadable)) {
                throw unreadable;
            }
            Path file = data.resolve(SqliteDatabase.FILE);
            Path damaged = setAside(file, clock);
            LOG.error("{}: cannot be read as accounts ({}); kept as {}", file,
                    unreadable.getMessage().lines().findFirst().orElse(""), damaged);
            return opened(SqliteDatabase.open(data, clock), null, clock, damaged);
        }
    }

    private static Path setAside(Path file, Clock clock) throws SQLException {
        return new SqliteFile(file).setAside("damaged", clock.millis());
    }

    private static Opened opened(Database database, Database copy, Clock clock, Path damaged) {
        boolean isOk = false;
        try {
            Accounts accounts = Accounts.open(database, copy, clock);
            PeopleBook people = PeopleBook.open(new CopiedStore(database, copy));
            people.onRemovalOfPerson(id -> accounts.accountsOf(id).stream().map(name -> "account " + name).toList());
            isOk = true;
            return new Opened(database, copy, accounts, people, damaged);
        } finally {
            if (!isOk) {
                close(database, copy);
            }
        }
    }

    private static AccountsStart start(Opened opened, DatabaseSettings settings, Path data, String adminPassword, Role firstRole)
            throws SQLException, IOException {
        if (opened.database().health().isOk() && DatabaseMove.isUnfinished(opened.database())) {
            throw new IOException("the relational store holds only part of what is being moved to it; run move-database again until it ends");
        }
        Accounts accounts = opened.accounts();
        if (!accounts.users().isEmpty()) {
            sayIgnored(accounts, adminPassword);
            return opened.start(null, null);
        }
        if (opened.damaged() == null && !JournalFile.hasEntries(data.resolve("journal.db"))) {
            return opened.start(first(accounts, adminPassword, firstRole), null);
        }
        LOG.error("{}: the accounts are gone although the journal has a past, so nobody can log in and no device is known;"
                + " the plant is watched: put them back, or stop the gateway, run set-password admin and start again", settings.isServer()
                ? settings.url() : data.resolve(SqliteDatabase.FILE));
        return opened.start(null, settings.isServer() ? EMPTY_SERVER : LOST_FILE);
    }

    private static String first(Accounts accounts, String adminPassword, Role firstRole) throws IOException {
        refuseIfWeak(accounts, adminPassword);
        try {
            return accounts.firstStart(adminPassword, firstRole);
        } catch (DatabaseAwayException away) {
            throw new IOException("the first start needs the relational store: " + away.getMessage(), away);
        }
    }

    /** Nothing is monitored yet on a first start, so an easily guessed password is refused instead of accepted. */
    private static void refuseIfWeak(Accounts accounts, String given) throws IOException {
        AccountChange judged = given == null || given.isEmpty() ? AccountChange.DONE : accounts.judge("admin", given);
        if (judged != AccountChange.DONE) {
            throw new IOException("HAZARDWATCH_ADMIN_PASSWORD is refused: " + (judged == AccountChange.PASSWORD_TOO_SHORT
                    ? "it must have at least 10 characters" : "it is too easily guessed, being well known, a pattern or the user's name")
                    + "; choose another, or leave it out to have one generated and shown once");
        }
    }

    private static void sayIgnored(Accounts accounts, String adminPassword) {
        if (adminPassword != null && !adminPassword.isEmpty() && accounts.user("admin") != null) {
            LOG.warn("HAZARDWATCH_ADMIN_PASSWORD is ignored: admin exists already; use set-password to change the password");
        }
    }

    /**
     * Raises the alarm about lost accounts, if they were lost, and about administrators that are missing.
     *
     * @param isSplit whether three administrators share what ADMIN may do
     */
    public void tell(SystemAlarms alarms, boolean isSplit) {
        if (isSplit && loss == null && accounts.users().stream().noneMatch(user -> user.role() == Role.SECURITY_ADMIN)) {
            LOG.error("access.threeAdministrators is on and no account has the role SECURITY_ADMIN, so nobody can make accounts: stop the gateway and"
                    + " run set-password security-admin, or switch the setting off, make the three accounts and switch it on again");
            alarms.raise(PART, "three-administrators", NO_SECURITY_ADMIN, Priority.P2);
        }
        if (loss != null) {
            alarms.raise(PART, "lost", loss, Priority.P1);
        }
    }

    /** A store on this machine, for what belongs to this gateway alone. */
    public Database local() {
        return copy == null ? database : copy;
    }

    @Override
    public void close() {
        close(database, copy);
    }

    private static void close(Database database, Database copy) {
        database.close();
        if (copy != null) {
            copy.close();
        }
    }
}

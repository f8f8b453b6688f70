package io.hazardwatch.gateway.app.supervision;

import io.hazardwatch.gateway.accounts.Accounts;
import io.hazardwatch.gateway.journal.JournalFile;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the accounts at the start. Accounts that are gone, or cannot be read, beside a journal with a past are no first start:
 * the plant is watched, nobody is let in, and no new administrator is made for whoever removed the file.
 *
 * @param accounts      open
 * @param firstPassword generated on a first start, to be shown once; else null
 * @param loss          what happened to the accounts; null when nothing did
 */
public record AccountsStart(Accounts accounts, String firstPassword, Text loss) {
    private static final Logger LOG = LoggerFactory.getLogger(AccountsStart.class);
    public static final String FILE = "accounts.db";
    static final String PART = "accounts";
    private static final List<String> SIDE_FILES = List.of("-wal", "-shm");

    /** @param adminPassword of a first start; null has one made */
    public static AccountsStart open(Path data, String adminPassword, Clock clock) throws SQLException, IOException {
        Path file = data.resolve(FILE);
        Path damaged = null;
        Accounts accounts;
        try {
            accounts = Accounts.open(file, clock);
        } catch (SQLException | RuntimeException unreadable) {
            if (!Accounts.isDamage(unreadable)) {
                throw unreadable;
            }
            damaged = setAside(file, clock.millis());
            LOG.error("{}: cannot be read as accounts ({}); kept as {}", file, unreadable.getMessage(), damaged.getFileName());
            accounts = Accounts.open(file, clock);
        }
        if (!accounts.users().isEmpty()) {
            sayIgnored(accounts, adminPassword);
            return new AccountsStart(accounts, null, null);
        }
        if (damaged == null && !JournalFile.hasEntries(data.resolve("journal.db"))) {
            return new AccountsStart(accounts, accounts.firstStart(adminPassword), null);
        }
        LOG.error("{}: the accounts are gone although the journal has a past, so nobody can log in and no device is known;"
                + " the plant is watched: put the file back, or stop the gateway, run set-password admin and start again", file);
        return new AccountsStart(accounts, null, new Text("账户文件丢失或损坏：无人可登录，设备凭据失效；恢复文件，或停机后执行 set-password admin",
                "accounts file lost or damaged: nobody can log in, device credentials are gone; restore it, or stop and run set-password admin"));
    }

    private static void sayIgnored(Accounts accounts, String adminPassword) {
        if (adminPassword != null && !adminPassword.isEmpty() && accounts.user("admin") != null) {
            LOG.warn("HAZARDWATCH_ADMIN_PASSWORD is ignored: admin exists already; use set-password to change the password");
        }
    }

    /** Raises the alarm about what happened to the accounts, if anything did. */
    public void tell(SystemAlarms alarms) {
        if (loss != null) {
            alarms.raise(PART, "lost", loss, Priority.P1);
        }
    }

    private static Path setAside(Path file, long nowMillis) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged-" + nowMillis);
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        for (String ending : SIDE_FILES) {
            Path side = file.resolveSibling(file.getFileName() + ending);
            if (Files.exists(side)) {
                Files.move(side, aside.resolveSibling(aside.getFileName() + ending), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return aside;
    }
}

package io.hazardwatch.gateway.app;

import io.hazardwatch.gateway.journal.HashChainCheck;
import io.hazardwatch.gateway.journal.JournalFile;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** The command {@code verify-journal}: checks whether a journal is unchanged since it was written. Does not modify it. */
public final class VerifyJournalCommand {
    /** Every entry is intact. */
    public static final int OK = 0;
    /** An entry is missing or changed, or there is no readable journal. */
    public static final int REFUSED = 2;

    private VerifyJournalCommand() {}

    /**
     * Prints the result.
     *
     * @return the exit code
     */
    public static int run(Path journal, PrintStream out) {
        if (!Files.isRegularFile(journal)) {
            out.println(journal + ": no such file");
            return REFUSED;
        }
        try {
            return tell(JournalFile.verify(journal), out);
        } catch (SQLException unreadable) {
            out.println(journal + ": cannot be read as a journal: " + unreadable.getMessage());
            return REFUSED;
        }
    }

    private static int tell(HashChainCheck check, PrintStream out) {
        if (check.isIntact()) {
            out.println("ok: " + check.entries() + " entries, last hash " + check.lastHash());
            return OK;
        }
        out.println("first bad seq " + check.firstBadSeq() + "; " + check.entries() + " entries before it are sound, last hash "
                + check.lastHash());
        return REFUSED;
    }
}

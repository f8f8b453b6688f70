package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.TransitionType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Reads the journal from the start and checks that it has no gaps, every hash, and the end. Blocking; one thread. */
final class HashChainVerifier {
    /** Entries per query; short reads, so that the write-ahead log can be checkpointed meanwhile. */
    private static final int CHUNK = 5_000;
    private static final String SELECT = ", prev_hash, hash FROM entry WHERE seq > ? ORDER BY seq LIMIT " + CHUNK;
    /** Other tables refer to the entries that caused their rows, so they reveal entries that were cut off the end. */
    private static final String NAMED = "SELECT max((SELECT coalesce(max(seq), 0) FROM alarm),"
            + " (SELECT coalesce(max(seq), 0) FROM outbox))";

    private static final int TYPE = JournalEntryRow.COLUMNS.indexOf("type");

    private record Line(Object[] row, byte[] previous, byte[] hash) {
        long seq() {
            return (Long) row[0];
        }
    }

    private final Jdbi jdbi;
    private final Runnable pause;
    private final String select;
    private final HashChain chain = new HashChain();
    private long before;
    private long sound;
    private byte[] hash = HashChain.GENESIS;

    HashChainVerifier(Jdbi jdbi) {
        this(jdbi, () -> { });
    }

    /** @param pause called between two queries */
    HashChainVerifier(Jdbi jdbi, Runnable pause) {
        this.jdbi = jdbi;
        this.pause = pause;
        this.select = "SELECT " + columns(jdbi) + SELECT;
    }

    /** A copy of a file from an older gateway has fewer columns. */
    private static String columns(Jdbi jdbi) {
        Set<String> present = jdbi.withHandle(handle ->
                handle.createQuery("SELECT name FROM pragma_table_info('entry')").mapTo(String.class).set());
        return JournalEntryRow.COLUMNS.stream().map(column -> present.contains(column) ? column : "NULL")
                .collect(Collectors.joining(", "));
    }

    /** Finds the first entry: 1, or a later one if the file was begun anew, which its first row then says. */
    private void findBeginning() {
        List<Line> first = linesAfter(0);
        if (!first.isEmpty() && TransitionType.JOURNAL_RENEWED.name().equals(first.getFirst().row()[TYPE])) {
            sound = first.getFirst().seq() - 1;
        }
        before = sound;
    }

    HashChainCheck check() {
        findBeginning();
        long named = jdbi.withHandle(handle -> handle.createQuery(NAMED).mapTo(Long.class).one());
        for (List<Line> lines = linesAfter(0); !lines.isEmpty(); lines = linesAfter(sound)) {
            for (Line line : lines) {
                if (!isSound(line)) {
                    return result(sound + 1);
                }
                sound = line.seq();
                hash = line.hash();
            }
            pause.run();
        }
        return result(sound < named ? sound + 1 : 0);
    }

    private HashChainCheck result(long firstBadSeq) {
        return new HashChainCheck(sound - before, firstBadSeq, HexFormat.of().formatHex(hash));
    }

    private boolean isSound(Line line) {
        return line.seq() == sound + 1 && JournalEntryRow.isOfItsVersion(line.row()) && Arrays.equals(line.previous(), hash)
                && Arrays.equals(line.hash(), chain.next(hash, JournalEntryRow.hashed(line.row())));
    }

    private List<Line> linesAfter(long seq) {
        return jdbi.withHandle(handle ->
                handle.createQuery(select).bind(0, seq).map((line, context) -> line(line)).list());
    }

    private static Line line(ResultSet line) throws SQLException {
        Object[] row = new Object[JournalEntryRow.COLUMNS.size()];
        for (int i = 0; i < row.length; i++) {
            Object value = line.getObject(i + 1);
            row[i] = value instanceof Integer whole ? Long.valueOf(whole) : value;
        }
        return new Line(row, line.getBytes(row.length + 1), line.getBytes(row.length + 2));
    }
}

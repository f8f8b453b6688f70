package io.hazardwatch.gateway.duty.tables;

import io.hazardwatch.gateway.duty.book.DutyLogSearch;
import io.hazardwatch.gateway.duty.book.DutyRows;
import io.hazardwatch.gateway.duty.book.DutyStore;
import io.hazardwatch.gateway.duty.handover.Handover;
import io.hazardwatch.gateway.duty.log.DayPage;
import io.hazardwatch.gateway.duty.log.DutyLogEntry;
import io.hazardwatch.gateway.duty.rollcall.RollCall;
import io.hazardwatch.gateway.duty.rollcall.SpotCheck;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The duty's rows on a server, and in a local file those that it could not take: a process that dies while the server is away loses
 * none. Held rows go to the server before anything is read after a start. Threads as {@link DutyStore}.
 */
public final class BufferedDutyStore implements DutyStore {
    private static final Logger LOG = LoggerFactory.getLogger(BufferedDutyStore.class);

    private final DutyStore server;
    private final DutyTables file;
    private boolean isHolding = true;

    /** @param file holds nothing but such rows */
    public BufferedDutyStore(DutyStore server, DutyTables file) {
        this.server = server;
        this.file = file;
    }

    @Override
    public DutyRows load(long sinceMillis) {
        if (isHolding) {
            DutyRows held = held();
            if (held.size() > 0) {
                server.save(held);
                LOG.info("duty: {} rows that waited for the store before the last stop are saved", held.size());
            }
            release();
        }
        return server.load(sinceMillis);
    }

    private DutyRows held() {
        try {
            return file.all();
        } catch (RuntimeException unreadable) {
            LOG.error("duty: rows that waited for the store cannot be read: {}", unreadable.toString());
            return new DutyRows();
        }
    }

    @Override
    public void save(DutyRows rows) {
        server.save(rows);
    }

    @Override
    public void hold(DutyRows rows) {
        try {
            isHolding = true;
            file.save(rows);
        } catch (RuntimeException full) {
            LOG.error("duty: {} rows wait in memory only: {}", rows.size(), full.toString());
        }
    }

    @Override
    public void release() {
        if (isHolding) {
            try {
                file.clear();
                isHolding = false;
            } catch (RuntimeException refused) {
                LOG.error("duty: rows that are saved stay in the local file and are saved again: {}", refused.toString());
            }
        }
    }

    @Override
    public void sign(String post, LocalDate day, SigningDecision decide) {
        server.sign(post, day, decide);
    }

    @Override
    public DayPage page(String post, LocalDate day) {
        return server.page(post, day);
    }

    @Override
    public DutyLogEntry entry(String id) {
        return server.entry(id);
    }

    @Override
    public List<DutyLogEntry> entries(DutyLogSearch search) {
        return server.entries(search);
    }

    @Override
    public List<DutyLogEntry> openInstructions(String post) {
        return server.openInstructions(post);
    }

    @Override
    public List<RollCall> rollCalls(Collection<String> posts, long fromMillis, long toMillis, int limit) {
        return server.rollCalls(posts, fromMillis, toMillis, limit);
    }

    @Override
    public List<Handover> handovers(Collection<String> posts, long fromMillis, long toMillis, int limit) {
        return server.handovers(posts, fromMillis, toMillis, limit);
    }

    @Override
    public List<SpotCheck> spotChecks(Collection<String> posts, int limit) {
        return server.spotChecks(posts, limit);
    }

    @Override
    public void signedDays(String post, Function<DayPage, Boolean> look) {
        server.signedDays(post, look);
    }
}

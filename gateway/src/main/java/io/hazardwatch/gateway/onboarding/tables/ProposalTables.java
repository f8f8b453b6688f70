package io.hazardwatch.gateway.onboarding.tables;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.onboarding.Proposal;
import io.hazardwatch.gateway.onboarding.ProposalKind;
import io.hazardwatch.gateway.onboarding.ProposalState;
import io.hazardwatch.gateway.onboarding.ProposalStore;
import io.hazardwatch.gateway.onboarding.Revision;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The rows of proposals and revisions. A row that cannot be read is an error, because a decision hangs on it. */
public final class ProposalTables implements ProposalStore {
    private static final String SAVE = "INSERT INTO configuration_proposal (number, is_open, by_hand, unapproved, at, author, content)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (number) DO UPDATE SET is_open = excluded.is_open, by_hand = excluded.by_hand,"
            + " unapproved = excluded.unapproved, at = excluded.at, author = excluded.author, content = excluded.content";
    /** Only the components of the records, not what they compute. */
    private static final ObjectMapper JSON = JsonMapper.builder().visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.GETTER, Visibility.NONE).visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private static final int UNJOURNALED_AMONG = 1_000;
    /** No account has a name with a space. */
    private static final String NOBODY = "by hand";

    private final Database database;

    public ProposalTables(Database database) {
        this.database = database;
    }

    @Override
    public List<Proposal> proposals(long beforeNumber, int limit, boolean openOnly) {
        return database.read(handle -> handle.createQuery("SELECT content FROM configuration_proposal WHERE number < ?"
                + (openOnly ? " AND is_open = 1" : "") + " ORDER BY number DESC LIMIT ?").bind(0, beforeNumber).bind(1, limit)
                .mapTo(String.class).list()).stream().map(row -> read(row, Proposal.class)).toList();
    }

    @Override
    public int open(String person) {
        String which = person == null ? " AND author <> ?" : " AND author = ?";
        return database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM configuration_proposal WHERE is_open = 1" + which)
                .bind(0, person == null ? NOBODY : person).mapTo(Integer.class).one());
    }

    @Override
    public List<Proposal> untested() {
        return database.read(handle -> handle.createQuery("SELECT content FROM configuration_proposal WHERE is_open = 1 AND content LIKE ?")
                .bind(0, "%\"isComplete\":false%").mapTo(String.class).list()).stream().map(row -> read(row, Proposal.class)).toList();
    }

    @Override
    public Proposal proposal(long number) {
        return database.read(handle -> handle.createQuery("SELECT content FROM configuration_proposal WHERE number = ?").bind(0, number)
                .mapTo(String.class).findOne()).map(row -> read(row, Proposal.class)).orElse(null);
    }

    /** Free texts hold no such pair, because JSON escapes their quotes. */
    @Override
    public List<Proposal> publishing() {
        return database.read(handle -> handle.createQuery("SELECT content FROM configuration_proposal WHERE is_open = 1 AND content LIKE ?")
                .bind(0, "%\"state\":\"PUBLISHING\"%").mapTo(String.class).list()).stream().map(row -> read(row, Proposal.class)).toList();
    }

    @Override
    public List<Proposal> unjournaled() {
        long after = lastNumber() - UNJOURNALED_AMONG;
        return database.read(handle -> handle.createQuery("SELECT content FROM configuration_proposal WHERE number > ? AND content LIKE ?")
                .bind(0, after).bind(1, "%\"isJournaled\":false%").mapTo(String.class).list()).stream().map(row -> read(row, Proposal.class))
                .filter(each -> each.state() == ProposalState.PUBLISHED || each.kind() == ProposalKind.BY_HAND).toList();
    }

    @Override
    public Revision revisionNumbered(long number) {
        return database.read(handle -> handle.createQuery("SELECT content FROM configuration_revision WHERE number = ?").bind(0, number)
                .mapTo(String.class).findOne()).map(row -> read(row, Revision.class)).orElse(null);
    }

    @Override
    public long lastNumber() {
        return database.read(handle -> handle.createQuery("SELECT COALESCE(MAX(number), 0) FROM configuration_proposal").mapTo(Long.class).one());
    }

    @Override
    public void save(Proposal proposal) {
        database.inTransaction(handle -> put(handle, proposal));
    }

    @Override
    public void save(Revision revision, Proposal proposal) {
        database.inTransaction(handle -> {
            if (proposal != null) {
                put(handle, proposal);
            }
            return handle.execute("INSERT INTO configuration_revision (number, revision, content) VALUES (?, ?, ?)", revision.number(),
                    revision.revision(), write(revision));
        });
    }

    private static int put(Handle handle, Proposal proposal) {
        boolean isByHand = proposal.kind() == ProposalKind.BY_HAND && proposal.needsApproval();
        long at = isByHand ? proposal.published().atMillis() : proposal.proposed().atMillis();
        return handle.execute(SAVE, proposal.number(), proposal.state().isOpen() ? 1 : 0, isByHand ? 1 : 0,
                isByHand && proposal.state() != ProposalState.APPROVED_AFTERWARDS ? 1 : 0, at,
                proposal.kind() == ProposalKind.BY_HAND ? NOBODY : proposal.proposed().by(), write(proposal));
    }

    @Override
    public List<Revision> revisions(long beforeNumber, int limit) {
        return database.read(handle -> handle.createQuery("SELECT content FROM configuration_revision WHERE number < ? ORDER BY number DESC LIMIT ?")
                .bind(0, beforeNumber).bind(1, limit).mapTo(String.class).list()).stream().map(row -> read(row, Revision.class)).toList();
    }

    @Override
    public Revision revision(String revision) {
        String query = "SELECT content FROM configuration_revision WHERE revision = ? ORDER BY number DESC LIMIT 1";
        return database.read(handle -> handle.createQuery(query).bind(0, revision).mapTo(String.class).findOne())
                .map(row -> read(row, Revision.class)).orElse(null);
    }

    @Override
    public List<Proposal> unapproved(long fromMillis, long toMillis) {
        return database.read(handle -> handle.createQuery("SELECT content FROM configuration_proposal WHERE unapproved = 1 AND at >= ? AND at < ?")
                .bind(0, fromMillis).bind(1, toMillis).mapTo(String.class).list()).stream().map(row -> read(row, Proposal.class)).toList();
    }

    private static <T> T read(String row, Class<T> type) {
        try {
            return JSON.readValue(row, type);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("a stored row cannot be read: " + unreadable.getOriginalMessage(), unreadable);
        }
    }

    private static String write(Object row) {
        try {
            return JSON.writeValueAsString(row);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

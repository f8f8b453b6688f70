package io.hazardwatch.gateway.leaks.tables;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.leaks.Leak;
import io.hazardwatch.gateway.leaks.LeakStore;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rows of leaks in the relational store. A row that cannot be read any more is left out and said in the log. */
public final class LeakTables implements LeakStore {
    private static final Logger LOG = LoggerFactory.getLogger(LeakTables.class);
    private static final int LEAKS_MAX = 500;
    private static final String PUT = "INSERT INTO leak (id, enterprise, site, gas, state, begun_at, over_at, content)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state, begun_at = excluded.begun_at,"
            + " over_at = excluded.over_at, content = excluded.content";
    /** Only the components of the records, not what they compute. */
    private static final ObjectMapper JSON = JsonMapper.builder().visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.GETTER, Visibility.NONE).visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final Database database;

    public LeakTables(Database database) {
        this.database = database;
    }

    @Override
    public List<Leak> load(long overSinceMillis) {
        return database.read(handle -> handle.createQuery("SELECT content FROM leak WHERE over_at = 0 OR over_at >= ?"
                + " ORDER BY CASE WHEN over_at = 0 THEN 0 ELSE 1 END, begun_at DESC LIMIT "
                + LEAKS_MAX).bind(0, overSinceMillis).mapTo(String.class).list()).stream().map(LeakTables::leak).filter(Objects::nonNull).toList();
    }

    /** The leak of that id; null if there is none, or it cannot be read. Throws what the store throws. */
    public Leak of(String id) {
        return database.read(handle -> handle.createQuery("SELECT content FROM leak WHERE id = ?").bind(0, id).mapTo(String.class).findOne())
                .map(LeakTables::leak).orElse(null);
    }

    private static Leak leak(String content) {
        try {
            return JSON.readValue(content, Leak.class);
        } catch (JsonProcessingException unreadable) {
            LOG.warn("a stored leak cannot be read any more: {}", unreadable.getOriginalMessage());
            return null;
        }
    }

    @Override
    public void save(List<Leak> leaks, long forgetBeforeMillis) {
        database.inTransaction(handle -> {
            PreparedBatch batch = handle.prepareBatch(PUT);
            leaks.forEach(leak -> batch.add(leak.id(), leak.enterprise(), leak.site(), leak.gas(), leak.state().name(), leak.begunMillis(),
                    leak.overMillis(), content(leak)));
            if (batch.size() > 0) {
                batch.execute();
            }
            return handle.execute("DELETE FROM leak WHERE over_at > 0 AND over_at < ?", forgetBeforeMillis);
        });
    }

    private static String content(Leak leak) {
        try {
            return JSON.writeValueAsString(leak);
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException("leak " + leak.id() + " cannot be written", defect);
        }
    }
}

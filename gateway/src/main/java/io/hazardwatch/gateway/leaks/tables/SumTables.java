package io.hazardwatch.gateway.leaks.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.leaks.plant.StoredSum;
import io.hazardwatch.gateway.leaks.plant.SumStore;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rows of counted throughputs in the relational store. A row that cannot be read any more is left out and said in the log. */
public final class SumTables implements SumStore {
    private static final Logger LOG = LoggerFactory.getLogger(SumTables.class);
    private static final String PUT = "INSERT INTO permitted_sum (name, begin_at, until_at, amount, content) VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT (name) DO UPDATE SET begin_at = excluded.begin_at, until_at = excluded.until_at, amount = excluded.amount,"
            + " content = excluded.content";
    private static final ObjectMapper JSON = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final Database database;

    public SumTables(Database database) {
        this.database = database;
    }

    @Override
    public List<StoredSum> load() {
        return database.read(handle -> handle.createQuery("SELECT content FROM permitted_sum").mapTo(String.class).list()).stream()
                .map(SumTables::sum).filter(Objects::nonNull).toList();
    }

    private static StoredSum sum(String content) {
        try {
            return JSON.readValue(content, StoredSum.class);
        } catch (JsonProcessingException unreadable) {
            LOG.warn("a stored sum cannot be read any more: {}", unreadable.getOriginalMessage());
            return null;
        }
    }

    @Override
    public void save(List<StoredSum> sums) {
        if (sums.isEmpty()) {
            return;
        }
        database.inTransaction(handle -> {
            PreparedBatch batch = handle.prepareBatch(PUT);
            sums.forEach(sum -> batch.add(sum.key(), sum.beginMillis(), sum.untilMillis(), sum.amount(), content(sum)));
            return batch.execute().length;
        });
    }

    private static String content(StoredSum sum) {
        try {
            return JSON.writeValueAsString(sum);
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException("the sum of " + sum.key() + " cannot be written", defect);
        }
    }
}

package io.hazardwatch.gateway.pipelines.tables;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.pipelines.PipelineStore;
import io.hazardwatch.gateway.pipelines.StoredSegment;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was learnt about pipelines and their leaks, one row a segment. Blocking; any thread. */
public final class PipelineTables implements PipelineStore {
    private static final Logger LOG = LoggerFactory.getLogger(PipelineTables.class);
    private static final String PUT = "INSERT INTO pipeline_segment (segment, updated_at, content) VALUES (?, ?, ?)"
            + " ON CONFLICT (segment) DO UPDATE SET updated_at = excluded.updated_at, content = excluded.content";
    /** Only the components of the records, not what they compute. */
    private static final ObjectMapper JSON = JsonMapper.builder().visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.GETTER, Visibility.NONE).visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final Database database;

    public PipelineTables(Database database) {
        this.database = database;
    }

    @Override
    public List<StoredSegment> load() {
        return database.read(handle -> handle.createQuery("SELECT content FROM pipeline_segment ORDER BY segment").mapTo(String.class).list())
                .stream().map(PipelineTables::segment).filter(Objects::nonNull).toList();
    }

    private static StoredSegment segment(String content) {
        try {
            return JSON.readValue(content, StoredSegment.class);
        } catch (JsonProcessingException unreadable) {
            LOG.warn("a stored pipeline segment cannot be read any more and learns anew: {}", unreadable.getOriginalMessage());
            return null;
        }
    }

    @Override
    public void save(List<StoredSegment> segments, long nowMillis) {
        database.inTransaction(handle -> {
            PreparedBatch batch = handle.prepareBatch(PUT);
            segments.forEach(segment -> batch.add(segment.key(), nowMillis, content(segment)));
            return batch.size() > 0 ? batch.execute().length : 0;
        });
    }

    private static String content(StoredSegment segment) {
        try {
            return JSON.writeValueAsString(segment);
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException("segment " + segment.key() + " cannot be written", defect);
        }
    }
}

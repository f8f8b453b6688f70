package io.hazardwatch.gateway.history.embedded;

import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.history.store.Series;
import io.hazardwatch.gateway.model.PointId;
import io.questdb.griffin.SqlException;

/**
 * The readings of one point in a time range, from the table of readings and from that of late ones. Most points have late
 * readings in no range that is asked for, and finding that out takes one look at an index. Of a time that both tables have, the
 * late reading counts, because it was written later.
 */
final class QuestReadings {
    private final QuestQuery prompt;
    private final QuestQuery late;
    private final QuestQuery all;

    QuestReadings(QuestEngine engine, String point, long fromMillis, long toMillis) {
        prompt = QuestQuery.of(engine, QuestTable.READINGS, point, fromMillis, toMillis);
        late = QuestQuery.of(engine, QuestTable.LATE, point, fromMillis, toMillis);
        all = QuestQuery.ofAllReadings(engine, point, fromMillis, toMillis);
    }

    Series series(long stepMillis) throws SqlException {
        return cheapest().series(stepMillis);
    }

    long count() throws SqlException {
        return cheapest().count();
    }

    /** Adds readings, oldest first, as many as the page has room for. */
    void page(PointId id, ReadingBatch page) throws SqlException {
        if (late.hasRows()) {
            int room = page.point.length - page.count;
            ReadingBatch first = new ReadingBatch(room);
            ReadingBatch second = new ReadingBatch(room);
            prompt.page(id, first);
            late.page(id, second);
            merge(first, second, page);
        } else {
            prompt.page(id, page);
        }
    }

    private QuestQuery cheapest() throws SqlException {
        if (!late.hasRows()) {
            return prompt;
        }
        return prompt.hasRows() ? all : late;
    }

    /** Merges two pages, each oldest first, until the page is full; of the same time only the one of {@code late}. */
    private static void merge(ReadingBatch prompt, ReadingBatch late, ReadingBatch page) {
        int i = 0;
        int j = 0;
        while (!page.isFull() && (i < prompt.count || j < late.count)) {
            boolean isLateNext = i == prompt.count || j < late.count && late.eventMillis[j] <= prompt.eventMillis[i];
            if (isLateNext) {
                i += i < prompt.count && prompt.eventMillis[i] == late.eventMillis[j] ? 1 : 0;
                copy(late, j++, page);
            } else {
                copy(prompt, i++, page);
            }
        }
    }

    private static void copy(ReadingBatch from, int row, ReadingBatch page) {
        page.add(from.point[row], from.eventMillis[row], from.value[row], from.quality[row]);
    }
}

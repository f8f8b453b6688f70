package io.hazardwatch.gateway.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ids that differ in their last characters only are all found, and no others. */
class IdTableTest {
    private static PointId id(int i) {
        return new PointId("e", "s" + i / 400, "d" + i / 4 % 100, "p" + i % 4);
    }

    @Test
    void manyPoints_eachIsFoundAndNoOther() {
        List<Point> points = new ArrayList<>();
        PointIndexes indexes = new PointIndexes();
        for (int i = 0; i < 20_000; i++) {
            assertEquals(i, indexes.of(id(i)));
            points.add(new Point(i, id(i), Text.of("p"), "u", 0, 1, 1_000, 0, List.of(), List.of(), null));
        }
        IdTable<PointId, Point> table = IdTable.of(points, Point::id, Point[]::new);
        for (int i = 0; i < 20_000; i++) {
            assertSame(points.get(i), table.get(id(i)));
            assertEquals(i, indexes.of(id(i)));
        }
        assertNull(table.get(id(20_000)));
        assertEquals(20_000, indexes.of(id(20_000)));
    }

    @Test
    void none_isFoundInAnEmptyTable() {
        assertNull(IdTable.of(List.<Device>of(), Device::id, Device[]::new).get(new DeviceId("e", "s", "d")));
    }
}

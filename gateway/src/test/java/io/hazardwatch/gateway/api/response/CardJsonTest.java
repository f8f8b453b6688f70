package io.hazardwatch.gateway.api.response;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.response.cards.CardTableTest;
import io.hazardwatch.gateway.response.cards.Neighbour;
import io.hazardwatch.gateway.response.cards.NeighbourCall;
import io.hazardwatch.gateway.response.cards.WindSector;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which calls to neighbours stand on a card. */
class CardJsonTest {
    private static final Text SCHOOL = new Text("小学", "school");

    private static NeighbourCall call(int index, boolean isReached) {
        return new NeighbourCall("nc-" + index, "acme", "yard", "school", SCHOOL, "0519-0", "", NeighbourCall.Means.PHONE, isReached, "", "op",
                index, index);
    }

    private static List<Object> shown(List<NeighbourCall> calls) {
        JsonArray shown = CardJson.of(CardTableTest.shipped().of("7782-50-5"), Site.empty("acme", "yard"), WindSector.of(List.of(), 0),
                List.of(new Neighbour("acme", "yard", "school", SCHOOL, "0519-0", 31, 119)), calls, 0).getJsonArray("neighbours").getJsonObject(0)
                .getJsonArray("calls");
        return shown.stream().map(each -> ((JsonObject) each).getValue("id")).toList();
    }

    @Test
    void callThatReachedSomebody_staysBesideLaterOnesThatDidNot() {
        List<NeighbourCall> calls = IntStream.rangeClosed(1, 9).mapToObj(index -> call(index, index <= 2)).toList().reversed();
        assertEquals(List.of("nc-9", "nc-8", "nc-7", "nc-6", "nc-5", "nc-2"), shown(calls));
        assertEquals(List.of("nc-9", "nc-8", "nc-7", "nc-6", "nc-5"), shown(calls.subList(0, 6)));
        assertEquals(List.of("nc-2", "nc-1"), shown(calls.subList(7, 9)), "once");
    }
}

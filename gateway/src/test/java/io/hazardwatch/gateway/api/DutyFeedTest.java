package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a console hears of duty at once. */
class DutyFeedTest extends ApiTestCase {
    private static final int FRAMES_MAX = 10;
    private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();

    @BeforeEach
    void open() {
        desk.duty.post("room", "huarun-gas", List.of("huarun"), List.of("operator"), Desk.START);
        desk.duty.post("far-room", "north-chem", List.of("north"), List.of("north"), Desk.START);
        desk.duty.look(Desk.START);
    }

    private void connect(String user) {
        connect(user, "", frames);
    }

    private JsonObject next(Predicate<JsonObject> wanted) throws InterruptedException {
        for (int i = 0; i < FRAMES_MAX; i++) {
            JsonObject frame = frames.poll(60, TimeUnit.SECONDS);
            assertNotNull(frame, "no such frame");
            if (wanted.test(frame)) {
                return frame;
            }
        }
        throw new AssertionError("no such frame among " + FRAMES_MAX);
    }

    private static boolean isDuty(JsonObject frame) {
        return frame.getString("type").equals("duty");
    }

    @Test
    void whoComes_seesHowThePostsStand_andARollCallTheMomentItIsAsked() throws InterruptedException {
        connect("huarun");
        JsonObject first = next(DutyFeedTest::isDuty).getJsonObject("duty");
        assertEquals("room", first.getString("post"));
        assertEquals("open", first.getJsonObject("handover").getString("state"));
        Desk.await(desk.duty.submit(book -> book.order("room", "li", Desk.START)));
        JsonObject told = next(frame -> frame.getString("type").equals("duty-notice"));
        assertEquals(List.of("operator"), told.getJsonArray("persons").getList());
        assertEquals("room", told.getString("post"));
        JsonObject asked = next(frame -> isDuty(frame) && !frame.getJsonObject("duty").getJsonArray("rollCalls").isEmpty());
        assertEquals("operator", asked.getJsonObject("duty").getJsonArray("rollCalls").getJsonObject(0).getJsonArray("asked")
                .getJsonObject(0).getString("person"));
    }

    @Test
    void otherEnterprises_areNotHeardOf() throws InterruptedException {
        connect("north");
        assertEquals("far-room", next(DutyFeedTest::isDuty).getJsonObject("duty").getString("post"));
        Desk.await(desk.duty.submit(book -> book.order("room", "li", Desk.START)));
        Desk.await(desk.duty.submit(book -> book.order("far-room", "li", Desk.START)));
        assertEquals("far-room", next(DutyFeedTest::isDuty).getJsonObject("duty").getString("post"));
    }
}

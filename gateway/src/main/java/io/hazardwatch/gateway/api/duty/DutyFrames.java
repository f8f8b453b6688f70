package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.api.alarms.LiveFrames;
import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.book.DutyNow;
import io.hazardwatch.gateway.model.Text;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;

/**
 * What the live feed tells about duty: {@code duty} whenever a post stands otherwise than before, with all of how it stands, and
 * {@code duty-notice} for what people are told. Encoded on the duty's thread, once for all who listen.
 */
public final class DutyFrames implements LiveFrames, Duty.Follower {
    private final Duty duty;
    private final DutyJson json;
    private volatile Taker clients = (enterprise, site, frame) -> { };

    public DutyFrames(Duty duty) {
        this.duty = duty;
        this.json = new DutyJson(duty.people(), duty::notKept);
    }

    @Override
    public void start(Taker takers) {
        clients = takers;
        duty.follow(this);
    }

    @Override
    public void stop() {
        duty.follow(null);
    }

    @Override
    public void present(Taker client) {
        duty.now().values().forEach(now -> client.take(now.post().enterprise(), now.post().site(), frame(now)));
    }

    private String frame(DutyNow now) {
        return new JsonObject().put("type", "duty").put("duty", json.now(now)).encode();
    }

    @Override
    public void changed(DutyNow now) {
        clients.take(now.post().enterprise(), now.post().site(), frame(now));
    }

    @Override
    public void told(DutyPost post, Collection<String> persons, Text what) {
        clients.take(post.enterprise(), post.site(), new JsonObject().put("type", "duty-notice").put("post", post.id())
                .put("persons", new JsonArray(List.copyOf(persons))).put("text", JsonValues.text(what)).encode());
    }
}

package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.alarms.Alarm;
import io.vertx.core.json.JsonObject;

/** An alarm as it was after one commit, with its wire form encoded once for all clients. Any thread. */
final class LiveEvent {
    private final long seq;
    private final Alarm alarm;
    private final AlarmJson encoder;
    private volatile String json;

    LiveEvent(long seq, Alarm alarm, AlarmJson encoder) {
        this.seq = seq;
        this.alarm = alarm;
        this.encoder = encoder;
    }

    long seq() {
        return seq;
    }

    Alarm alarm() {
        return alarm;
    }

    /** The alarm's JSON without the present values, which {@link PresentValues} adds. */
    String json() {
        String encoded = json;
        if (encoded == null) {
            JsonObject whole = encoder.of(alarm);
            whole.remove("worst");
            encoded = whole.encode();
            json = encoded;
        }
        return encoded;
    }

    /** The frame of the live feed. */
    String frame(PresentValues values) {
        return "{\"type\":\"alarm\",\"seq\":" + seq + ",\"alarm\":" + values.json(this) + '}';
    }
}

package io.hazardwatch.gateway.decode;

import io.hazardwatch.gateway.model.NameIndex;
import io.hazardwatch.gateway.model.Quality;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The device of the golden wire files, and what a payload of it gives, as lines a person can read. */
final class Payloads {
    static final List<String> NAMES = List.of("lel", "pressure", "temperature", "level", "valve-open", "h2s");
    static final NameIndex KEYS = NameIndex.of(NAMES, new int[] {0, 1, 2, 3, 4, 5});
    static final long ARRIVAL = 1_763_781_240_000L;
    static final DecodeLimits LIMITS = DecodeLimits.STANDARD.withTimes(300_000, 7 * 86_400_000L);

    private Payloads() {}

    static List<String> decode(String payload) {
        return decode(payload, LIMITS);
    }

    static List<String> decode(String payload, DecodeLimits limits) {
        return decode(payload.getBytes(StandardCharsets.UTF_8), new TelemetryDecoder(limits));
    }

    static List<String> decode(byte[] payload, TelemetryDecoder decoder) {
        Decoded decoded = new Decoded();
        decoder.decode(KEYS, payload, 0, payload.length, ARRIVAL, decoded);
        return lines(decoded);
    }

    static List<String> lines(Decoded decoded) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < decoded.count; i++) {
            int point = decoded.point[i];
            lines.add(point + " " + NAMES.get(point) + " " + decoded.eventMillis[i] + " " + decoded.value[i] + " "
                    + Quality.of(decoded.quality[i]));
        }
        for (int i = 0; i < Math.min(decoded.rejectCount, Decoded.REJECTS_KEPT); i++) {
            String hint = decoded.rejectHint[i] == null ? "" : " " + decoded.rejectHint[i];
            lines.add("reject " + decoded.rejectKey[i] + " " + decoded.rejectReason[i] + hint);
        }
        if (decoded.whole != null) {
            lines.add("whole " + decoded.whole);
        }
        return lines;
    }
}

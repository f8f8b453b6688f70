package io.hazardwatch.gateway.intake.sparkplug;

import io.hazardwatch.gateway.decode.DecodeLimits;
import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.decode.sparkplug.SparkplugMetric;
import io.hazardwatch.gateway.decode.sparkplug.SparkplugPayload;
import io.hazardwatch.gateway.intake.sparkplug.SparkplugNode.Born;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.RejectReason;
import java.util.ArrayList;
import java.util.List;

/** Turns metrics into readings. One thread. */
final class SparkplugReadings {
    private static final int BAD_BELOW = 64;
    private static final int GOOD_FROM = 192;
    private static final int STALE = 500;

    private final DecodeLimits limits;

    SparkplugReadings(DecodeLimits limits) {
        this.limits = limits;
    }

    /** What came out of a payload. */
    record Outcome(List<Decoded> readings, boolean hasUnknownAlias) {}

    /** @param isBirth whether metrics without a point are told; data repeats them all the time */
    Outcome read(SparkplugRoute route, SparkplugNode node, String device, SparkplugPayload payload, boolean isBirth, long arrivalMillis) {
        List<Decoded> all = new ArrayList<>();
        Decoded out = new Decoded();
        all.add(out);
        boolean hasUnknownAlias = false;
        for (SparkplugMetric metric : payload.metrics()) {
            Born born = node.born(device, metric);
            hasUnknownAlias |= born == null;
            Integer point = born == null ? null : route.points().get(born.name());
            if (out.count + 1 >= Decoded.VALUES_MAX) {
                out = new Decoded();
                all.add(out);
            }
            if (point != null) {
                add(out, point, born, metric, payload, arrivalMillis);
            } else if (born != null && isBirth && !isOfSparkplug(born.name())) {
                out.reject(RejectReason.UNKNOWN_POINT, born.name());
            }
        }
        return new Outcome(all, hasUnknownAlias);
    }

    /** Every point of the device without a value, so that none looks like the last one measured. */
    static Decoded silence(SparkplugRoute route, long atMillis) {
        Decoded out = new Decoded();
        route.points().values().stream().filter(point -> point >= 0).distinct()
                .forEach(point -> out.add(point, atMillis, Double.NaN, Quality.BAD.code()));
        return out;
    }

    private static boolean isOfSparkplug(String name) {
        return name.equals("bdSeq") || name.startsWith("Node Control/") || name.startsWith("Device Control/");
    }

    private void add(Decoded out, int point, Born born, SparkplugMetric metric, SparkplugPayload payload, long arrivalMillis) {
        long stated = metric.timestamp() >= 0 ? metric.timestamp() : payload.timestamp();
        long time = stated < 0 ? arrivalMillis : stated;
        if (time > arrivalMillis + limits.futureMillisTolerance() || time < arrivalMillis - limits.ageMillisMax()) {
            out.reject(time > arrivalMillis ? RejectReason.IN_FUTURE : RejectReason.TOO_OLD, born.name());
            return;
        }
        double value = metric.isNull() ? Double.NaN : metric.number(born.datatype());
        if (!metric.isNull() && Double.isNaN(value)) {
            out.reject(RejectReason.WRONG_TYPE, born.name());
        }
        boolean isNumber = !Double.isNaN(value) && !Double.isInfinite(value);
        byte quality = isNumber ? quality(metric.quality()).code() : Quality.BAD.code();
        out.add(point, time, isNumber ? value : Double.NaN, metric.isHistorical() ? (byte) (quality | Quality.KEPT) : quality);
    }

    private static Quality quality(int code) {
        if (code < 0 || code >= GOOD_FROM && code != STALE) {
            return Quality.GOOD;
        }
        return code < BAD_BELOW || code == STALE ? Quality.BAD : Quality.UNCERTAIN;
    }
}

package io.hazardwatch.gateway.intake.opcua;

import io.hazardwatch.gateway.decode.DecodeLimits;
import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.RejectReason;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;

/** Turns values of nodes into readings. Stateless. */
final class OpcUaValues {
    /** Status and its substatus, without the bits that say more about the value. */
    private static final long CODE = 0xFFFF_0000L;

    private OpcUaValues() {}

    /**
     * Adds one value.
     *
     * @param timeMillis of the value, ms since the epoch
     */
    static void add(OpcUaNode node, DataValue value, long timeMillis, long arrivalMillis, DecodeLimits limits, Decoded out) {
        if (timeMillis > arrivalMillis + limits.futureMillisTolerance() || timeMillis < arrivalMillis - limits.ageMillisMax()) {
            out.reject(timeMillis > arrivalMillis ? RejectReason.IN_FUTURE : RejectReason.TOO_OLD, node.id().toParseableString());
            return;
        }
        Quality quality = quality(value.statusCode());
        double number = number(value);
        if (quality == Quality.BAD || Double.isNaN(number) || Double.isInfinite(number)) {
            if (quality != Quality.BAD) {
                out.reject(RejectReason.WRONG_TYPE, node.id().toParseableString());
            }
            out.add(node.point(), timeMillis, Double.NaN, Quality.BAD.code());
        } else {
            out.add(node.point(), timeMillis, number, quality.code());
        }
    }

    /** The time of the source, else of the server, else of arrival. */
    static long time(DataValue value, long arrivalMillis) {
        DateTime time = value.sourceTime() == null ? value.serverTime() : value.sourceTime();
        return time == null ? arrivalMillis : time.getJavaTime();
    }

    /**
     * How far a value may be trusted. One that a person or another system has put in place of the measured one is uncertain; a simulated one
     * is bad, because it must never look like a real one.
     */
    static Quality quality(StatusCode status) {
        if (status == null) {
            return Quality.GOOD;
        }
        long code = status.getValue() & CODE;
        if (status.isBad() || code == StatusCodes.Uncertain_SimulatedValue) {
            return Quality.BAD;
        }
        return status.isGood() && code != StatusCodes.Good_LocalOverride ? Quality.GOOD : Quality.UNCERTAIN;
    }

    private static double number(DataValue value) {
        Object given = value.value() == null ? null : value.value().value();
        if (given instanceof Number number) {
            return number.doubleValue();
        }
        return given instanceof Boolean flag ? flag ? 1 : 0 : Double.NaN;
    }
}

package io.hazardwatch.gateway.decode.gb26875;

import io.hazardwatch.gateway.decode.DecodeLimits;
import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.model.FireFigure;
import io.hazardwatch.gateway.model.FireFigure.Source;
import io.hazardwatch.gateway.model.FireSubject;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.RejectReason;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/**
 * Reads states, operations and analogue values out of frames. One thread.
 *
 * <p>An object counts with its own time, second first, years 2000 to 2099. When that cannot be used the time of the frame counts, and
 * else its arrival: a fire is told even by a device whose clock is wrong.
 */
public final class Gb26875Decoder {
    private static final long NO_TIME = Long.MIN_VALUE;
    private static final int TIME_BYTES = 6;
    private static final int CENTURY = 2_000;
    private static final int YEARS = 100;
    private static final int NAME_BYTES = 31;
    private static final int PART_BYTES = 7;
    private static final int FAULT_OR_SHIELDED = 1 << 2 | 1 << 3;

    private final DecodeLimits limits;
    // of the frame being read
    private Gb26875Frame frame;
    private Gb26875Items items;
    private ZoneId zone;
    private long arrivalMillis;
    private Decoded out;

    /** @param limits how far times may lie from the arrival */
    public Gb26875Decoder(DecodeLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads one frame.
     *
     * @param timezone of the device's clock
     * @param arrival  ms since the epoch
     * @param result   cleared, then filled
     */
    public void decode(Gb26875Frame received, Gb26875Items points, ZoneId timezone, long arrival, Decoded result) {
        result.clear();
        Gb26875Type type = Gb26875Type.of(received.type());
        if (type == null || !type.fits(received)) {
            result.rejectWhole(type == null ? RejectReason.UNKNOWN_COMMAND : RejectReason.BAD_FRAME);
            return;
        }
        frame = received;
        items = points;
        zone = timezone;
        arrivalMillis = arrival;
        out = result;
        int at = Gb26875Frame.DATA + Gb26875Type.HEAD;
        for (int left = received.octet(Gb26875Frame.DATA + 1); left > 0; left--) {
            object(type, at);
            at += type.length(received, at);
        }
    }

    private void object(Gb26875Type type, int at) {
        switch (type) {
            case SYSTEM_STATE -> states(Source.SYSTEM, system(at), frame.word(at + 2), at + 4, "");
            case PART_STATE -> states(Source.PART, part(at), frame.word(at + PART_BYTES), at + 9 + NAME_BYTES,
                    Gb26875Texts.read(frame.bytes(), at + 9, NAME_BYTES));
            case ANALOGUE -> analogue(part(at), frame.octet(at + PART_BYTES), (short) frame.word(at + 8), at + 10);
            case OPERATION -> operation(system(at), frame.octet(at + 2), at + 4);
            case DEVICE_STATE -> states(Source.DEVICE, FireSubject.DEVICE, frame.octet(at), at + 1, "");
            default -> { } // has no values
        }
    }

    private FireSubject system(int at) {
        return FireSubject.system(frame.octet(at), frame.octet(at + 1));
    }

    private FireSubject part(int at) {
        return new FireSubject(frame.octet(at), frame.octet(at + 1), frame.octet(at + 2), frame.doubleWord(at + 3));
    }

    private void states(Source source, FireSubject subject, int state, int timeAt, String name) {
        List<Gb26875Items.Target> targets = items.of(subject);
        if (targets == null) {
            if (source != Source.DEVICE) {
                unknown(subject, name);
            }
            return;
        }
        long time = time(subject, timeAt);
        for (Gb26875Items.Target target : targets) {
            if (target.figure().source() == source) {
                bit(target, state, time);
            }
        }
    }

    private void bit(Gb26875Items.Target target, int state, long time) {
        boolean isSet = target.figure().isSetIn(state);
        boolean isUnknown = !isSet && target.figure().needsSoundPart() && (state & FAULT_OR_SHIELDED) != 0;
        out.add(target.point(), time, isUnknown ? Double.NaN : isSet ? 1 : 0, (isUnknown ? Quality.BAD : Quality.GOOD).code());
    }

    /** What nobody has made a point is not missed: panels are operated all day. */
    private void operation(FireSubject subject, int operations, int timeAt) {
        if (items.of(subject) != null) {
            states(Source.OPERATION, subject, operations, timeAt, "");
        }
    }

    private void analogue(FireSubject subject, int kind, int steps, int timeAt) {
        List<Gb26875Items.Target> targets = items.of(subject);
        if (targets == null) {
            unknown(subject, "");
            return;
        }
        long time = time(subject, timeAt);
        for (Gb26875Items.Target target : targets) {
            FireFigure figure = target.figure();
            if (figure.source() == Source.ANALOGUE && figure.code() == kind) {
                out.add(target.point(), time, scaled(steps, target.step()), Quality.GOOD.code());
            }
        }
    }

    /** Divides by a whole number where the step is the inverse of one, so that 32 steps of 0.1 are 3.2. */
    private static double scaled(int steps, double step) {
        double inverse = Math.rint(1 / step);
        return step < 1 && 1 / inverse == step ? steps / inverse : steps * step;
    }

    private void unknown(FireSubject subject, String name) {
        if (!items.isOthersIgnored()) {
            out.reject(RejectReason.UNKNOWN_POINT, subject + (name.isEmpty() ? "" : " (" + name + ')'));
        }
    }

    private long time(FireSubject subject, int at) {
        if (isEmptyTime(at)) {
            return frameTime();
        }
        long own = time(at);
        RejectReason refusal = refusal(own);
        if (refusal == null) {
            return own;
        }
        out.reject(refusal, "time of " + subject);
        return frameTime();
    }

    private long frameTime() {
        long time = time(Gb26875Frame.TIME);
        return refusal(time) == null ? time : arrivalMillis;
    }

    private boolean isEmptyTime(int at) {
        for (int i = at; i < at + TIME_BYTES; i++) {
            if (frame.bytes()[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private RejectReason refusal(long time) {
        if (time == NO_TIME) {
            return RejectReason.BAD_TIMESTAMP;
        }
        if (time > arrivalMillis + limits.futureMillisTolerance()) {
            return RejectReason.IN_FUTURE;
        }
        return time < arrivalMillis - limits.ageMillisMax() ? RejectReason.TOO_OLD : null;
    }

    private long time(int at) {
        try {
            int year = frame.octet(at + 5);
            return year >= YEARS ? NO_TIME : LocalDateTime.of(CENTURY + year, frame.octet(at + 4), frame.octet(at + 3), frame.octet(at + 2),
                    frame.octet(at + 1), frame.octet(at)).atZone(zone).toInstant().toEpochMilli();
        } catch (DateTimeException none) {
            return NO_TIME;
        }
    }
}

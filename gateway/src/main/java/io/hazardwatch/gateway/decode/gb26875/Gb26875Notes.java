package io.hazardwatch.gateway.decode.gb26875;

import io.hazardwatch.gateway.model.FireFigure;
import io.hazardwatch.gateway.model.FireFigure.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Says in words what a frame states beside values: operations, versions, configurations, clocks. Stateless. */
public final class Gb26875Notes {
    private static final int NOTES_MAX = 8;
    private static final int NAME_BYTES = 31;

    private Gb26875Notes() {}

    /** At most {@value #NOTES_MAX} lines for the log; none for states and analogue values. */
    public static List<String> of(Gb26875Frame frame) {
        List<String> notes = new ArrayList<>();
        Gb26875Type type = Gb26875Type.of(frame.type());
        if (type == null || !type.fits(frame) || type.hasValues() && type != Gb26875Type.OPERATION) {
            return notes;
        }
        int at = Gb26875Frame.DATA + Gb26875Type.HEAD;
        for (int left = frame.octet(Gb26875Frame.DATA + 1); left > 0 && notes.size() < NOTES_MAX; left--) {
            notes.add(note(type, frame, at));
            at += type.length(frame, at);
        }
        return notes;
    }

    private static String note(Gb26875Type type, Gb26875Frame frame, int at) {
        String system = "system " + frame.octet(at) + '.' + (at + 1 < frame.bytes().length ? frame.octet(at + 1) : 0);
        return switch (type) {
            case OPERATION -> system + ": operator " + frame.octet(at + 3) + ": " + operations(frame.octet(at + 2));
            case SYSTEM_SOFTWARE -> system + ": software " + frame.octet(at + 2) + '.' + frame.octet(at + 3);
            case SYSTEM_CONFIGURATION -> system + ": configuration " + Gb26875Texts.read(frame.bytes(), at + 3, frame.octet(at + 2));
            case PART_CONFIGURATION -> system + ": part " + frame.octet(at + 2) + '/' + frame.word(at + 5) + '/' + frame.word(at + 3) + ": "
                    + Gb26875Texts.read(frame.bytes(), at + 7, NAME_BYTES);
            case SYSTEM_CLOCK -> system + ": clock " + clock(frame, at + 2);
            case DEVICE_OPERATION -> "device: operator " + frame.octet(at + 1) + ": " + operations(frame.octet(at));
            case DEVICE_SOFTWARE -> "device: software " + frame.octet(at) + '.' + frame.octet(at + 1);
            case DEVICE_CONFIGURATION -> "device: configuration " + Gb26875Texts.read(frame.bytes(), at + 1, frame.octet(at));
            default -> "device: clock " + clock(frame, at);
        };
    }

    private static String operations(int bits) {
        StringJoiner set = new StringJoiner(", ");
        for (FireFigure each : FireFigure.of(Source.OPERATION)) {
            if (each.isSetIn(bits)) {
                set.add(each.label());
            }
        }
        return set.toString();
    }

    private static String clock(Gb26875Frame frame, int at) {
        return "20%02d-%02d-%02d %02d:%02d:%02d".formatted(frame.octet(at + 5), frame.octet(at + 4), frame.octet(at + 3), frame.octet(at + 2),
                frame.octet(at + 1), frame.octet(at));
    }
}

package io.hazardwatch.gateway.weather.book;

import io.hazardwatch.gateway.weather.ParseDeadline;
import io.hazardwatch.gateway.weather.SignatureState;
import io.hazardwatch.gateway.weather.Warning;
import io.hazardwatch.gateway.weather.WarningException;
import io.hazardwatch.gateway.weather.WarningLimits;
import io.hazardwatch.gateway.weather.WarningRefusal;
import io.hazardwatch.gateway.weather.cap.CapReader;
import io.hazardwatch.gateway.weather.json.WarningJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Reads a document in whichever format it is, within the bounds of one message. Any thread that may compute for some seconds. */
public final class WarningReader {
    /**
     * The warnings of a document.
     *
     * @param refused parts of it that were refused, with their reasons
     */
    public record Reading(List<ReceivedWarning> received, List<WarningReceipt> refused) {}

    private final CapReader cap;
    private final WarningJson json;
    private final WarningLimits limits;
    private final LongSupplier clock;

    /** @param clock ms; bounds the time for one message */
    public WarningReader(CapReader cap, WarningJson json, WarningLimits limits, LongSupplier clock) {
        this.cap = cap;
        this.json = json;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Reads {@code document}.
     *
     * @param areaCode  administrative code that a service was asked for; empty if none
     * @param mustSign  whether the source has to sign
     */
    public Reading read(byte[] document, String source, String areaCode, boolean mustSign, long nowMillis) {
        ParseDeadline time = ParseDeadline.from(clock, limits);
        try {
            return isXml(document) ? xml(document, source, mustSign, nowMillis, time) : json(document, source, areaCode, mustSign, nowMillis, time);
        } catch (WarningException refused) {
            return new Reading(List.of(), List.of(WarningReceipt.refused(refused.reason(), refused.getMessage())));
        }
    }

    /** The first character that is not white space decides; a byte order mark may precede it. */
    private static boolean isXml(byte[] document) {
        for (byte each : document) {
            if (each == '<') {
                return true;
            }
            if (each == '{' || each == '[') {
                return false;
            }
        }
        return true;
    }

    private Reading xml(byte[] document, String source, boolean mustSign, long nowMillis, ParseDeadline time) {
        Warning warning = cap.read(document, nowMillis, time);
        requireSigned(warning, mustSign);
        return new Reading(List.of(new ReceivedWarning(warning, source, WarningFormat.CAP, new String(document, StandardCharsets.UTF_8), "",
                nowMillis)), List.of());
    }

    private static void requireSigned(Warning warning, boolean mustSign) {
        if (mustSign && warning.signature() == SignatureState.NONE) {
            throw new WarningException(WarningRefusal.NOT_SIGNED, "this source has to sign");
        }
        if (mustSign && warning.signature() != SignatureState.VALID) {
            throw new WarningException(WarningRefusal.SIGNATURE_NOT_ACCEPTED, "the signature is " + warning.signature());
        }
    }

    private Reading json(byte[] document, String source, String areaCode, boolean mustSign, long nowMillis, ParseDeadline time) {
        if (mustSign) {
            throw new WarningException(WarningRefusal.NOT_SIGNED, "this source has to sign, which JSON cannot");
        }
        List<ReceivedWarning> received = new ArrayList<>();
        List<WarningReceipt> refused = new ArrayList<>();
        for (WarningJson.Item item : json.read(document, areaCode, time)) {
            if (item.warning() == null) {
                refused.add(WarningReceipt.refused(item.refused().reason(), item.refused().getMessage()));
            } else {
                received.add(new ReceivedWarning(item.warning(), source, formatOf(item.original()), item.original(), areaCode, nowMillis));
            }
        }
        return new Reading(received, refused);
    }

    private static WarningFormat formatOf(String original) {
        return original.contains("\"issuedAt\"") ? WarningFormat.BY_HAND
                : original.contains("\"issuedTime\"") ? WarningFormat.JSON_NEWER : WarningFormat.JSON_OLDER;
    }

    /** Reads a stored message again; its signature was judged when it was received. */
    public Warning again(WeatherStore.StoredMessage stored) {
        byte[] text = switch (stored.format()) {
            case CAP, BY_HAND -> stored.original().getBytes(StandardCharsets.UTF_8);
            case JSON_NEWER -> ("{\"alerts\":[" + stored.original() + "]}").getBytes(StandardCharsets.UTF_8);
            case JSON_OLDER -> ("{\"warning\":[" + stored.original() + "]}").getBytes(StandardCharsets.UTF_8);
        };
        if (stored.format() == WarningFormat.CAP) {
            return cap.read(text, stored.receivedMillis(), ParseDeadline.UNBOUNDED);
        }
        WarningJson.Item item = json.read(text, stored.areaCode(), ParseDeadline.UNBOUNDED).getFirst();
        if (item.warning() == null) {
            throw item.refused();
        }
        return item.warning();
    }
}

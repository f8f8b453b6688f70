package io.hazardwatch.gateway.weather.cap;

import io.hazardwatch.gateway.weather.EventType;
import io.hazardwatch.gateway.weather.Fingerprint;
import io.hazardwatch.gateway.weather.GeoCode;
import io.hazardwatch.gateway.weather.ParseDeadline;
import io.hazardwatch.gateway.weather.SignatureState;
import io.hazardwatch.gateway.weather.Warning;
import io.hazardwatch.gateway.weather.WarningColour;
import io.hazardwatch.gateway.weather.WarningException;
import io.hazardwatch.gateway.weather.WarningInfo;
import io.hazardwatch.gateway.weather.WarningKey;
import io.hazardwatch.gateway.weather.WarningLimits;
import io.hazardwatch.gateway.weather.WarningMessageType;
import io.hazardwatch.gateway.weather.WarningReference;
import io.hazardwatch.gateway.weather.WarningRefusal;
import io.hazardwatch.gateway.weather.WarningScope;
import io.hazardwatch.gateway.weather.WarningSeverity;
import io.hazardwatch.gateway.weather.WarningStatus;
import io.hazardwatch.gateway.weather.events.ChineseWarningId;
import io.hazardwatch.gateway.weather.events.EventTypes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a CAP message. Any thread. */
public final class CapReader {
    private static final Set<String> COLOUR_NAMES = Set.of("colour", "color", "colourcode", "colorcode", "awareness_level", "颜色", "预警颜色");
    private static final String LANGUAGE = "en-US";

    private final EventTypes types;
    private final WarningLimits limits;
    private final CapSignatures signatures;

    /** @param types which codes and words mean which event */
    public CapReader(EventTypes types, WarningLimits limits, CapSignatures signatures) {
        this.types = types;
        this.limits = limits;
        this.signatures = signatures;
    }

    /**
     * The message in {@code document}.
     *
     * @param receivedMillis when it was received; certificates have to be valid then
     * @param time           ends the reading when it takes too long
     * @throws WarningException with the reason, if it is refused
     */
    public Warning read(byte[] document, long receivedMillis, ParseDeadline time) {
        CapElement alert = XmlTree.read(document, limits, time);
        boolean isChinese = ChineseWarningId.parse(alert.text("identifier", "").strip()) != null;
        CapStructure structure = CapStructure.of(alert, isChinese);
        if (structure == null) {
            throw new WarningException(WarningRefusal.UNKNOWN_FORMAT,
                    "the root " + alert.name() + " in namespace '" + alert.namespace() + "' is no CAP message");
        }
        structure.check(alert);
        boolean isSigned = alert.children().stream().anyMatch(child -> child.name().equals("Signature"));
        SignatureState signature = isSigned ? signatures.check(document, receivedMillis, time) : SignatureState.NONE;
        return warning(alert, signature, Fingerprint.of(document), time);
    }

    private Warning warning(CapElement alert, SignatureState signature, String fingerprint, ParseDeadline time) {
        WarningKey key = new WarningKey(alert.text("sender", "").strip(), alert.text("identifier", "").strip());
        require(!key.identifier().isEmpty() && !key.sender().isEmpty(), WarningRefusal.MISSING_ELEMENT, "identifier and sender must not be empty");
        long sent = CapTimes.millis(alert.child("sent"));
        WarningScope scope = WarningScope.valueOf(upper(alert.text("scope", "Public")));
        String restriction = alert.text("restriction", "").strip();
        require(restriction.isEmpty() || scope == WarningScope.RESTRICTED, WarningRefusal.SCOPE_CONTRADICTION,
                "restriction is for scope Restricted only");
        List<WarningReference> references = references(alert.text("references", ""));
        require(references.stream().noneMatch(reference -> reference.key().equals(key)), WarningRefusal.REFERS_TO_ITSELF,
                "the message refers to itself");
        CapAreas areas = new CapAreas(limits);
        List<WarningInfo> infos = new ArrayList<>();
        for (CapElement info : alert.children("info")) {
            time.check();
            infos.add(info(info, areas));
        }
        return new Warning(key, sent, alert.child("sent").text().strip(), issuer(infos, key), WarningStatus.valueOf(upper(alert.text("status", ""))),
                WarningMessageType.valueOf(upper(alert.text("msgType", ""))), scope, references, kind(infos), colour(infos),
                infos.stream().map(WarningInfo::severity).min(Comparator.naturalOrder()).orElse(WarningSeverity.UNKNOWN), signature, infos,
                fingerprint);
    }

    private static void require(boolean holds, WarningRefusal reason, String detail) {
        if (!holds) {
            throw new WarningException(reason, detail);
        }
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    private static String issuer(List<WarningInfo> infos, WarningKey key) {
        return infos.stream().map(WarningInfo::senderName).filter(name -> !name.isBlank()).findFirst().orElse(key.sender());
    }

    /** Triples sender,identifier,sent; what is no such triple refers to nothing. CAP 1.0 has sender,identifier or identifier/sender. */
    private static List<WarningReference> references(String text) {
        List<WarningReference> references = new ArrayList<>();
        for (String triple : text.strip().split("\\s+")) {
            int first = triple.indexOf(',');
            int last = triple.lastIndexOf(',');
            if (first > 0 && last > first) {
                CapElement sent = new CapElement("", "references");
                sent.textBuilder().append(triple.substring(last + 1));
                references.add(new WarningReference(new WarningKey(triple.substring(0, first), triple.substring(first + 1, last)), millis(sent)));
            } else if (first > 0) {
                references.add(new WarningReference(new WarningKey(triple.substring(0, first), triple.substring(first + 1)),
                        WarningReference.UNSTATED));
            }
        }
        return references.stream().distinct().toList();
    }

    private static long millis(CapElement sent) {
        try {
            return CapTimes.millis(sent);
        } catch (WarningException noTime) {
            return WarningReference.UNSTATED;
        }
    }

    private static WarningInfo info(CapElement info, CapAreas areas) {
        String severity = info.text("severity", "Unknown");
        List<GeoCode> codes = new ArrayList<>();
        info.children("eventCode").forEach(code -> codes.add(CapAreas.code(code)));
        if (info.child("eventType") != null) {
            codes.add(new GeoCode("eventType", info.text("eventType", "").strip()));
        }
        return new WarningInfo(info.text("language", LANGUAGE).strip(), info.text("event", info.text("eventType", "")), codes,
                info.text("urgency", "Unknown"), severity(severity), severity, info.text("certainty", "Unknown"), colourText(info),
                info.text("senderName", ""), info.text("headline", ""), info.text("description", ""), info.text("instruction", ""),
                time(info, "effective"), time(info, "onset"), time(info, "expires"), info.children("area").stream().map(areas::area).toList());
    }

    private static long time(CapElement info, String name) {
        CapElement element = info.child(name);
        return element == null ? WarningInfo.UNSTATED : CapTimes.millis(element);
    }

    /** The Chinese profile states the colour in the place of the severity. */
    private static WarningSeverity severity(String text) {
        return switch (WarningColour.of(text)) {
            case RED -> WarningSeverity.EXTREME;
            case ORANGE -> WarningSeverity.SEVERE;
            case YELLOW -> WarningSeverity.MODERATE;
            case BLUE -> WarningSeverity.MINOR;
            case NOT_STATED -> WarningSeverity.valueOf(upper(text));
        };
    }

    private static String colourText(CapElement info) {
        String severity = info.text("severity", "");
        if (WarningColour.of(severity) != WarningColour.NOT_STATED) {
            return severity;
        }
        return Stream.concat(info.children("parameter").stream(), info.children("eventCode").stream()).map(CapAreas::code)
                .filter(code -> COLOUR_NAMES.contains(code.list().toLowerCase(Locale.ROOT))).map(GeoCode::value).findFirst().orElse("");
    }

    /** What the issuer states: as a value, as part of one such as {@code 2; yellow; Moderate}, or in the headline of a Chinese signal. */
    private static WarningColour colour(List<WarningInfo> infos) {
        return infos.stream().flatMap(info -> Stream.concat(Stream.of(info.colourText().split(";")).map(WarningColour::of),
                Stream.of(WarningColour.inHeadline(info.headline())))).filter(colour -> colour != WarningColour.NOT_STATED)
                .max(Comparator.naturalOrder()).orElse(WarningColour.NOT_STATED);
    }

    private EventType kind(List<WarningInfo> infos) {
        List<String> codes = infos.stream().flatMap(info -> info.codes().stream()).map(GeoCode::value).toList();
        String events = String.join(" ", infos.stream().map(WarningInfo::event).distinct().toList());
        EventType byEvent = types.of(codes, events);
        return byEvent.hazard().equals(EventType.OTHER) && byEvent.edition().isEmpty()
                ? known(types.of(codes, events + ' ' + String.join(" ", infos.stream().map(WarningInfo::headline).toList())), byEvent) : byEvent;
    }

    private static EventType known(EventType found, EventType otherwise) {
        return found.edition().isEmpty() ? otherwise : found;
    }
}

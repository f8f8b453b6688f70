package io.hazardwatch.gateway.weather.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hazardwatch.gateway.weather.AreaShapes;
import io.hazardwatch.gateway.weather.EventType;
import io.hazardwatch.gateway.weather.Fingerprint;
import io.hazardwatch.gateway.weather.GeoCode;
import io.hazardwatch.gateway.weather.ParseDeadline;
import io.hazardwatch.gateway.weather.SignatureState;
import io.hazardwatch.gateway.weather.Warning;
import io.hazardwatch.gateway.weather.WarningArea;
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
import io.hazardwatch.gateway.weather.events.EventTypes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads warnings in JSON. Any thread. */
public final class WarningJson {
    /**
     * One warning of a response, and its own part of the text.
     *
     * @param warning null if it is refused
     * @param refused why, otherwise null; the other warnings of the response are not affected
     */
    public record Item(Warning warning, String original, WarningException refused) {}

    private static final String CHINESE = "zh-CN";
    private static final String ADMINISTRATIVE = "GB/T 2260";

    private final EventTypes types;
    private final WarningLimits limits;
    private final ObjectMapper mapper;

    /** @param types which codes and words mean which event */
    public WarningJson(EventTypes types, WarningLimits limits) {
        this.types = types;
        this.limits = limits;
        this.mapper = new ObjectMapper(JsonFactory.builder().streamReadConstraints(StreamReadConstraints.builder()
                .maxDocumentLength(limits.bytesMax()).maxNestingDepth(limits.depthMax()).maxStringLength(limits.bytesMax())
                .maxTokenCount(limits.elementsMax()).build()).build());
    }

    /**
     * The warnings of a response: of the newer service ({@code alerts}), of the older one ({@code warning}), or the one that a person
     * typed ({@code text}).
     *
     * @param areaCode administrative code of the area that was asked for, because services do not state it; empty if unknown
     * @throws WarningException with the reason, if it is refused as a whole
     */
    public List<Item> read(byte[] document, String areaCode, ParseDeadline time) {
        if (document.length > limits.bytesMax()) {
            throw new WarningException(WarningRefusal.TOO_LARGE, document.length + " bytes; at most " + limits.bytesMax());
        }
        JsonNode root = parse(document);
        time.check();
        if (root.path("alerts").isArray()) {
            return items(root.path("alerts"), item -> newer(item, areaCode), time);
        }
        if (root.path("warning").isArray()) {
            return items(root.path("warning"), item -> older(item, areaCode), time);
        }
        if (root.isObject() && root.has("text") && root.has("issuer")) {
            return List.of(new Item(storable(typed(root)), root.toString(), null));
        }
        throw new WarningException(WarningRefusal.UNKNOWN_FORMAT, "has neither alerts nor warning nor issuer and text");
    }

    private JsonNode parse(byte[] document) {
        try {
            return mapper.readTree(document);
        } catch (IOException malformed) {
            throw new WarningException(WarningRefusal.NOT_WELL_FORMED, malformed.getMessage().lines().findFirst().orElse("not JSON"));
        }
    }

    /** Reads one warning of a response. */
    private interface ItemReader {
        Warning read(JsonNode item);
    }

    private static List<Item> items(JsonNode list, ItemReader reader, ParseDeadline time) {
        List<Item> items = new ArrayList<>();
        for (JsonNode node : list) {
            time.check();
            try {
                items.add(new Item(storable(reader.read(node)), node.toString(), null));
            } catch (WarningException refused) {
                items.add(new Item(null, node.toString(), refused));
            }
        }
        return items;
    }

    /** JSON can hold NUL in an escape; names with it could not be stored, and would not be found again. */
    private static Warning storable(Warning warning) {
        if (warning.key().sender().indexOf(0) >= 0 || warning.key().identifier().indexOf(0) >= 0) {
            throw new WarningException(WarningRefusal.INVALID_VALUE, "sender and identifier must not contain NUL");
        }
        return warning;
    }

    private Warning newer(JsonNode item, String areaCode) {
        JsonNode kind = item.path("messageType");
        EventType type = types.of(code(JsonFields.text(item.path("eventType"), "code")),
                JsonFields.text(item.path("eventType"), "name") + ' ' + JsonFields.text(item, "headline"));
        String issuer = JsonFields.text(item, "senderName");
        String colour = JsonFields.text(item.path("color"), "code");
        String severity = JsonFields.text(item, "severity");
        WarningInfo info = new WarningInfo(CHINESE, JsonFields.text(item.path("eventType"), "name"),
                codes(JsonFields.text(item.path("eventType"), "code")), JsonFields.text(item, "urgency"), JsonFields.severity(severity), severity,
                JsonFields.text(item, "certainty"), colour, issuer, JsonFields.text(item, "headline"), JsonFields.text(item, "description"),
                JsonFields.text(item, "instruction"), JsonFields.millis(item, "effectiveTime"), JsonFields.millis(item, "onsetTime"),
                JsonFields.millis(item, "expireTime"), List.of(area(issuer, areaCode)));
        return warning(item, JsonFields.required(item, "id"), "issuedTime", issuer, messageType(JsonFields.text(kind, "code")),
                JsonFields.texts(kind, "supersedes"), type, colour, info);
    }

    private Warning older(JsonNode item, String areaCode) {
        String issuer = JsonFields.text(item, "sender");
        String severity = JsonFields.text(item, "severity");
        String colour = JsonFields.text(item, "severityColor");
        String event = JsonFields.text(item, "typeName");
        WarningInfo info = new WarningInfo(CHINESE, event, codes(JsonFields.text(item, "type")), JsonFields.text(item, "urgency"),
                JsonFields.severity(severity), severity, JsonFields.text(item, "certainty"), colour, issuer, JsonFields.text(item, "title"),
                JsonFields.text(item, "text"), "", WarningInfo.UNSTATED, JsonFields.millis(item, "startTime"),
                JsonFields.millis(item, "endTime"), List.of(area(issuer, areaCode)));
        return warning(item, JsonFields.required(item, "id"), "pubTime", issuer, messageType(JsonFields.text(item, "status")),
                Stream.of(JsonFields.text(item, "related").split("[,\\s]+")).filter(id -> !id.isEmpty()).toList(),
                types.of(code(JsonFields.text(item, "type")), event + ' ' + JsonFields.text(item, "title")), colour, info);
    }

    private Warning typed(JsonNode entry) {
        String issuer = JsonFields.required(entry, "issuer");
        String text = JsonFields.required(entry, "text");
        String event = JsonFields.text(entry, "event");
        String colour = JsonFields.text(entry, "colour");
        AreaShapes shapes = new AreaShapes(limits.pointsMax());
        JsonFields.texts(entry, "polygons").forEach(shapes::polygon);
        JsonFields.texts(entry, "circles").forEach(shapes::circle);
        WarningArea area = shapes.area(JsonFields.text(entry, "areaDescription"),
                JsonFields.texts(entry, "areaCodes").stream().map(code -> new GeoCode(ADMINISTRATIVE, code)).toList());
        String severity = JsonFields.text(entry, "severity");
        WarningInfo info = new WarningInfo(CHINESE, event, codes(JsonFields.text(entry, "eventCode")), "", JsonFields.severity(severity),
                severity, "",
                colour, issuer, JsonFields.text(entry, "headline"), text, "", JsonFields.millis(entry, "effective"),
                JsonFields.millis(entry, "onset"), JsonFields.millis(entry, "expires"), List.of(area));
        String identifier = JsonFields.text(entry, "identifier").strip();
        return warning(entry, identifier.isEmpty() ? "hand-" + Fingerprint.of(entry.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 16)
                : identifier, "issuedAt", issuer, messageType(JsonFields.text(entry, "messageType")), JsonFields.texts(entry, "supersedes"),
                types.of(code(JsonFields.text(entry, "eventCode")), event + ' ' + JsonFields.text(entry, "headline") + ' ' + text), colour, info);
    }

    private static List<String> code(String code) {
        return code.isEmpty() ? List.of() : List.of(code);
    }

    private static List<GeoCode> codes(String code) {
        return code(code).stream().map(each -> new GeoCode("", each)).toList();
    }

    /** The name of the issuing station stands for the area when no code is known. */
    private static WarningArea area(String issuer, String areaCode) {
        return new WarningArea(issuer, List.of(), List.of(), areaCode.isEmpty() ? List.of() : List.of(new GeoCode(ADMINISTRATIVE, areaCode)),
                List.of());
    }

    /** A word that is not known begins a warning, so that it is shown. */
    private static WarningMessageType messageType(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "update" -> WarningMessageType.UPDATE;
            case "cancel", "cancelled", "canceled" -> WarningMessageType.CANCEL;
            default -> WarningMessageType.ALERT;
        };
    }

    private static Warning warning(JsonNode item, String identifier, String sent, String issuer, WarningMessageType message,
                                   List<String> earlier, EventType type, String colourText, WarningInfo info) {
        WarningColour stated = WarningColour.of(colourText);
        WarningSeverity severity = info.severity();
        WarningKey key = new WarningKey("", identifier);
        List<WarningReference> references = earlier.stream().map(id -> new WarningReference(new WarningKey("", id), WarningReference.UNSTATED))
                .filter(reference -> !reference.key().equals(key)).distinct().toList();
        return new Warning(key, JsonFields.requiredMillis(item, sent), JsonFields.text(item, sent), issuer, WarningStatus.ACTUAL,
                message, WarningScope.PUBLIC, references, type,
                stated == WarningColour.NOT_STATED ? WarningColour.inHeadline(info.headline()) : stated, severity, SignatureState.NONE, List.of(info),
                Fingerprint.of(item.toString().getBytes(StandardCharsets.UTF_8)));
    }
}

package io.hazardwatch.gateway.weather.cap;

import io.hazardwatch.gateway.weather.WarningException;
import io.hazardwatch.gateway.weather.WarningRefusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which elements a message has, in which order, and what they may contain; the content of the schemas of CAP, with own checks where
 * those are too lenient (a comma as the sign of an offset). Any thread.
 *
 * <p>A line names a container and its elements: {@code ?} optional, {@code *} any number, {@code +} at least one; after the colon the
 * kind of value or the allowed words.
 */
enum CapStructure {
    V1_0("http://www.incident.com/cap/1.0", """
            alert=identifier sender sent:time status:Actual,Exercise,System,Test msgType:Alert,Update,Cancel,Ack,Error password? source? \
            scope?:Public,Restricted,Private restriction? addresses? code* note? references? incidents? info*:{}
            info=language?:language category*:Geo,Met,Safety,Security,Rescue,Fire,Health,Env,Transport,Infra,Other event \
            urgency:URGENCY severity:SEVERITY certainty:Very_Likely,Likely,Possible,Unlikely,Unknown audience? eventCode* \
            effective?:time onset?:time expires?:time senderName? headline? description? instruction? web? contact? parameter* \
            resource*:{} area*:{}
            resource=resourceDesc mimeType? size?:integer uri? digest?
            area=areaDesc polygon* circle* geocode* altitude? ceiling?
            """),
    V1_1("urn:oasis:names:tc:emergency:cap:1.1", """
            alert=identifier sender sent:time status:STATUS msgType:Alert,Update,Cancel,Ack,Error source? \
            scope:Public,Restricted,Private restriction? addresses? code* note? references? incidents? info*:{}
            info=language?:language category+:CATEGORY event responseType*:Shelter,Evacuate,Prepare,Execute,Monitor,Assess,None \
            urgency:URGENCY severity:SEVERITY certainty:CERTAINTY audience? eventCode*:{} \
            effective?:time onset?:time expires?:time senderName? headline? description? instruction? web? contact? parameter*:{} \
            resource*:{} area*:{}
            eventCode=valueName value
            parameter=valueName value
            geocode=valueName value
            resource=resourceDesc mimeType? size?:integer uri? derefUri? digest?
            area=areaDesc polygon* circle* geocode*:{} altitude? ceiling?
            """),
    V1_2("urn:oasis:names:tc:emergency:cap:1.2", """
            alert=identifier sender sent:offsetTime status:STATUS msgType:Alert,Update,Cancel,Ack,Error source? \
            scope:Public,Restricted,Private restriction? addresses? code* note? references? incidents? info*:{} Signature*:signature
            info=language?:language category+:CATEGORY event \
            responseType*:Shelter,Evacuate,Prepare,Execute,Avoid,Monitor,Assess,AllClear,None \
            urgency:URGENCY severity:SEVERITY certainty:CERTAINTY audience? eventCode*:{} \
            effective?:offsetTime onset?:offsetTime expires?:offsetTime senderName? headline? description? instruction? web? contact? \
            parameter*:{} resource*:{} area*:{}
            eventCode=valueName value
            parameter=valueName value
            geocode=valueName value
            resource=resourceDesc mimeType size?:integer uri? derefUri? digest?
            area=areaDesc polygon* circle* geocode*:{} altitude?:decimal ceiling?:decimal
            """),
    /** GB/T 35965.1-2018: the identifier tells; times may have a blank, the severity is a colour, the event may be a code alone. */
    CHINESE("urn:oasis:names:tc:emergency:cap:1.2", """
            alert=identifier sender sent:time status:STATUS msgType:Alert,Update,Cancel,Ack,Error source? \
            scope:Public,Restricted,Private restriction? addresses? code* note? references? incidents? info*:{} Signature*:signature
            info=language?:language category*:CATEGORY event? eventType? \
            responseType*:Shelter,Evacuate,Prepare,Execute,Avoid,Monitor,Assess,AllClear,None \
            urgency?:URGENCY severity:Red,Orange,Yellow,Blue,Extreme,Severe,Moderate,Minor,Unknown certainty?:CERTAINTY audience? eventCode*:{} \
            effective?:time onset?:time expires?:time senderName? headline? description? instruction? web? contact? \
            parameter*:{} resource*:{} area*:{}
            eventCode=valueName value
            parameter=valueName value
            geocode=valueName value
            resource=resourceDesc mimeType? size? uri? derefUri? digest?
            area=areaDesc polygon* circle* geocode*:{} altitude? ceiling?
            """);

    private static final String SIGNATURES = "http://www.w3.org/2000/09/xmldsig#";
    private static final Pattern LANGUAGE = Pattern.compile("\\s*[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*\\s*");
    private static final Pattern INTEGER = Pattern.compile("\\s*[+-]?\\d+\\s*");
    private static final Pattern DECIMAL = Pattern.compile("\\s*[+-]?(\\d+(\\.\\d*)?|\\.\\d+)\\s*");

    /** One element of a container: its name, how often it may stand there, and the kind of its value or the words allowed. */
    private record Part(String name, boolean isRequired, boolean isRepeated, String kind, Set<String> words) {
        private static final Pattern SHAPE = Pattern.compile("(\\w+)([?*+]?)(?::(.*))?");

        private static Part of(String text) {
            Matcher matcher = SHAPE.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalStateException(text);
            }
            String many = matcher.group(2);
            String kind = matcher.group(3) == null ? "" : switch (matcher.group(3)) {
                case "STATUS" -> "Actual,Exercise,System,Test,Draft";
                case "URGENCY" -> "Immediate,Expected,Future,Past,Unknown";
                case "SEVERITY" -> "Extreme,Severe,Moderate,Minor,Unknown";
                case "CERTAINTY" -> "Observed,Likely,Possible,Unlikely,Unknown";
                case "CATEGORY" -> "Geo,Met,Safety,Security,Rescue,Fire,Health,Env,Transport,Infra,CBRNE,Other";
                default -> matcher.group(3).replace('_', ' ');
            };
            boolean isEnumeration = kind.contains(",");
            return new Part(matcher.group(1), many.isEmpty() || many.equals("+"), many.equals("*") || many.equals("+"),
                    isEnumeration ? "word" : kind, isEnumeration ? Set.of(kind.split(",")) : Set.of());
        }
    }

    private final String namespace;
    private final Map<String, List<Part>> containers = new HashMap<>();

    CapStructure(String namespace, String text) {
        this.namespace = namespace;
        text.lines().forEach(line -> {
            String[] sides = line.strip().split("=", 2);
            containers.put(sides[0], List.of(sides[1].strip().split("\\s+")).stream().map(Part::of).toList());
        });
    }

    /** The structure of a message whose root has that namespace; null if it is none. */
    static CapStructure of(CapElement root, boolean isChinese) {
        for (CapStructure each : values()) {
            boolean isMeant = each == CHINESE ? isChinese : each != V1_2 || !isChinese;
            if (isMeant && root.name().equals("alert") && each.namespace.equals(root.namespace())) {
                return each;
            }
        }
        return null;
    }

    /** Refuses a container whose elements or values are not as they have to be. */
    void check(CapElement container) {
        List<Part> parts = containers.get(container.name());
        if (!container.text().isBlank()) {
            throw new WarningException(WarningRefusal.UNEXPECTED_ELEMENT, container.name() + ": has text between its elements");
        }
        int at = 0;
        List<String> seen = new ArrayList<>();
        for (CapElement child : container.children()) {
            while (at < parts.size() && !isMeant(parts.get(at), child)) {
                requireSeen(container, parts.get(at++), seen);
            }
            if (at == parts.size()) {
                throw new WarningException(WarningRefusal.UNEXPECTED_ELEMENT,
                        container.name() + ": " + child.name() + " does not belong here");
            }
            Part part = parts.get(at);
            seen.add(part.name());
            checkValue(part, child);
            at += part.isRepeated() ? 0 : 1;
        }
        while (at < parts.size()) {
            requireSeen(container, parts.get(at++), seen);
        }
    }

    private boolean isMeant(Part part, CapElement child) {
        return part.kind().equals("signature") ? child.namespace().equals(SIGNATURES)
                : part.name().equals(child.name()) && child.namespace().equals(namespace);
    }

    private static void requireSeen(CapElement container, Part part, List<String> seen) {
        if (part.isRequired() && !seen.contains(part.name())) {
            throw new WarningException(WarningRefusal.MISSING_ELEMENT, container.name() + ": " + part.name() + " is missing");
        }
    }

    private void checkValue(Part part, CapElement child) {
        String value = child.text();
        switch (part.kind()) {
            case "{}" -> check(child);
            case "signature" -> { }
            case "word" -> require(part.words().contains(value), child, "must be one of " + part.words().stream().sorted().toList());
            case "time" -> CapTimes.millis(child);
            case "offsetTime" -> CapTimes.millisWithOffset(child);
            case "language" -> require(LANGUAGE.matcher(value).matches(), child, "must be a language");
            case "integer" -> require(INTEGER.matcher(value).matches(), child, "must be a whole number");
            case "decimal" -> require(DECIMAL.matcher(value).matches(), child, "must be a decimal number");
            default -> require(child.children().isEmpty(), child, "must be a text");
        }
    }

    private static void require(boolean holds, CapElement element, String rule) {
        if (!holds || !element.children().isEmpty()) {
            throw invalid(element, rule);
        }
    }

    static WarningException invalid(CapElement element, String rule) {
        String value = element.text().strip();
        return new WarningException(WarningRefusal.INVALID_VALUE,
                element.name() + ": '" + (value.length() > 60 ? value.substring(0, 60) + "…" : value) + "': " + rule);
    }
}

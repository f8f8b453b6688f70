package io.hazardwatch.gateway.onboarding.doctor;

import io.hazardwatch.gateway.model.RejectReason;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a reject in quarantine says about the device. Pure. */
final class RejectCauses {
    private static final Pattern STAMP = Pattern.compile("\"ts\"\\s*:\\s*(\"?)(-?[0-9]{1,19})?");
    private static final int TOPIC_PARTS = 6;
    private static final char UNREADABLE = '\ufffd';
    private static final int DETAIL_MAX = 160;

    private RejectCauses() {}

    /** Whether the topic was not what was wrong. */
    static boolean isTopicRight(RejectReason reason) {
        return switch (reason) {
            case BAD_TOPIC, NOT_AUTHORISED, UNKNOWN_DEVICE, QUOTA, RETAINED -> false;
            default -> true;
        };
    }

    /** The reject as people see it. */
    static String detail(RejectFact reject) {
        String found = reject.detail() == null || reject.detail().isEmpty() ? "" : reject.detail() + " · ";
        String all = found + (isTopicRight(reject.reason()) ? reject.excerpt() : reject.topic());
        return all.length() > DETAIL_MAX ? all.substring(0, DETAIL_MAX) + '…' : all;
    }

    /** The cause; null if the reject is the gateway's own affair. */
    static DoctorCause of(RejectFact reject, DeviceFacts facts) {
        return switch (reject.reason()) {
            case BAD_TOPIC -> DoctorCause.BAD_TOPIC;
            case NOT_AUTHORISED -> notAuthorised(reject, facts);
            case UNKNOWN_DEVICE -> isCase(reject, facts) ? DoctorCause.DEVICE_NAME_CASE : DoctorCause.UNKNOWN_DEVICE;
            case RETAINED -> DoctorCause.RETAINED;
            case EMPTY -> DoctorCause.EMPTY;
            case TOO_LARGE, TOO_MANY_VALUES -> DoctorCause.TOO_LARGE;
            case NOT_JSON, TOO_DEEP, STRING_TOO_LONG -> notJson(reject.excerpt().strip());
            case WRONG_TYPE, NUMBER_OUT_OF_RANGE -> wrongType(reject);
            case UNKNOWN_POINT -> unknownPoint(reject, facts);
            case BAD_TIMESTAMP, TOO_OLD, IN_FUTURE -> time(reject);
            default -> null;
        };
    }

    private static DoctorCause notAuthorised(RejectFact reject, DeviceFacts facts) {
        if (reject.topic().startsWith("v1/devices/me")) {
            return DoctorCause.SELF_TOPIC_WITHOUT_DEVICE;
        }
        boolean isOwn = facts.device() != null && reject.topic().startsWith("hazard/v1/" + facts.device().enterprise() + '/');
        return isOwn ? DoctorCause.TOPIC_OF_OTHER_DEVICE : DoctorCause.TOPIC_OF_OTHER_ENTERPRISE;
    }

    private static boolean isCase(RejectFact reject, DeviceFacts facts) {
        String[] parts = reject.topic().split("/");
        if (parts.length != TOPIC_PARTS) {
            return false;
        }
        String asked = parts[3] + '/' + parts[4];
        return facts.siblings().stream().anyMatch(each -> each.equalsIgnoreCase(asked) && !each.equals(asked));
    }

    private static DoctorCause notJson(String excerpt) {
        if (excerpt.indexOf(UNREADABLE) >= 0) {
            return DoctorCause.GBK;
        }
        if (excerpt.matches("(?s)[\\[{]+\\s*'.*")) {
            return DoctorCause.SINGLE_QUOTES;
        }
        boolean isOpen = excerpt.startsWith("{") && !excerpt.endsWith("}") || excerpt.startsWith("[") && !excerpt.endsWith("]");
        return isOpen ? DoctorCause.CUT_OFF : DoctorCause.NOT_JSON;
    }

    private static String key(RejectFact reject) {
        String detail = reject.detail() == null ? "" : reject.detail();
        int colon = detail.indexOf(':');
        return colon < 0 ? detail : detail.substring(0, colon);
    }

    private static DoctorCause wrongType(RejectFact reject) {
        String value = "(?s).*\"" + Pattern.quote(key(reject)) + "\"\\s*:\\s*(\\{\\s*\"v\"\\s*:\\s*)?";
        if (reject.excerpt().matches(value + "[-+]?(?i:nan|inf).*") || reject.excerpt().matches(value + "[,}].*")) {
            return DoctorCause.NOT_A_NUMBER;
        }
        return reject.excerpt().matches(value + "\"\\s*[-+]?[0-9.]+[^\"]*\".*") ? DoctorCause.NUMBER_AS_TEXT : DoctorCause.WRONG_TYPE;
    }

    private static DoctorCause unknownPoint(RejectFact reject, DeviceFacts facts) {
        String key = key(reject);
        if (key.indexOf(UNREADABLE) >= 0 || reject.excerpt().indexOf(UNREADABLE) >= 0) {
            return DoctorCause.GBK;
        }
        return facts.points().stream().anyMatch(point -> point.point().id().point().toLowerCase(Locale.ROOT).equals(key.toLowerCase(Locale.ROOT)))
                ? DoctorCause.POINT_NAME_CASE : DoctorCause.UNKNOWN_POINT;
    }

    private static DoctorCause time(RejectFact reject) {
        String detail = reject.detail() == null ? "" : reject.detail();
        if (detail.contains("microseconds")) {
            return DoctorCause.MICROS_FOR_MILLIS;
        }
        if (detail.contains("seconds")) {
            return DoctorCause.SECONDS_FOR_MILLIS;
        }
        Matcher stamp = STAMP.matcher(reject.excerpt());
        boolean isThere = stamp.find();
        if (reject.reason() == RejectReason.BAD_TIMESTAMP || isThere && !stamp.group(1).isEmpty()) {
            return DoctorCause.TIME_AS_TEXT;
        }
        DoctorCause clock = isThere && stamp.group(2) != null ? ValueCauses.clock(reject.atMillis() - Long.parseLong(stamp.group(2)), 0) : null;
        return clock != null ? clock : reject.reason() == RejectReason.IN_FUTURE ? DoctorCause.CLOCK_AHEAD : DoctorCause.CLOCK_BEHIND;
    }
}

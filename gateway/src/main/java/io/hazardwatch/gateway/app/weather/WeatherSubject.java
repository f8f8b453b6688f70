package io.hazardwatch.gateway.app.weather;

import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.weather.book.CallKey;
import io.hazardwatch.gateway.weather.book.WarningCall;
import io.hazardwatch.gateway.weather.book.WarningNotice;

/**
 * The ids under which the calls know what they are about: {@code CALL@ENTERPRISE} for a warning, the same with {@code @late} for its
 * late actions, {@code WARNING@KIND@MILLIS@PERSON} for a message to one person. No part contains the separator. Pure.
 */
record WeatherSubject(CallKey call, boolean isAboutActions) {
    private static final String SEPARATOR = "@";
    private static final String LATE = "late";

    static String id(WarningCall call) {
        return id(call.key(), call.isAboutActions());
    }

    private static String id(CallKey call, boolean isAboutActions) {
        return call.callId() + SEPARATOR + call.enterprise() + (isAboutActions ? SEPARATOR + LATE : "");
    }

    static String key(CallKey call, boolean isAboutActions) {
        return SubjectKind.WEATHER + ":" + id(call, isAboutActions);
    }

    static String id(WarningNotice notice) {
        return String.join(SEPARATOR, notice.warningId(), notice.kind().name(), Long.toString(notice.atMillis()), notice.to().person());
    }

    static String key(WarningNotice notice) {
        return SubjectKind.WEATHER + ":" + id(notice);
    }

    /** What a call is about; null if the subject is no call about weather. */
    static WeatherSubject ofCall(Subject subject) {
        String[] parts = subject.id().split(SEPARATOR);
        boolean isCall = subject.kind() == SubjectKind.WEATHER && (parts.length == 2 || parts.length == 3 && parts[2].equals(LATE));
        return isCall ? new WeatherSubject(new CallKey(parts[0], parts[1]), parts.length == 3) : null;
    }

    /** The parts of the id of a message to one person; null if the subject is none. */
    static String[] ofNotice(Subject subject) {
        String[] parts = subject.id().split(SEPARATOR);
        return subject.kind() == SubjectKind.WEATHER && parts.length == 4 ? parts : null;
    }
}

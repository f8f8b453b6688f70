package io.hazardwatch.gateway.onboarding.doctor;

import java.util.Arrays;

/** What keeps a device from the next step; texts for people are in {@code doctor}. */
public enum DoctorCause {
    NEVER_REACHED(DoctorStep.REACHED),
    NO_CREDENTIAL(DoctorStep.REACHED),
    GONE(DoctorStep.REACHED),
    UNENCRYPTED(DoctorStep.TLS),
    WRONG_PASSWORD(DoctorStep.LOGGED_IN),
    NO_PASSWORD(DoctorStep.LOGGED_IN),
    CERTIFICATE_ENDED(DoctorStep.LOGGED_IN),
    CLIENT_ID_SHARED(DoctorStep.LOGGED_IN),
    NOTHING_PUBLISHED(DoctorStep.TOPIC),
    BAD_TOPIC(DoctorStep.TOPIC),
    TOPIC_OF_OTHER_ENTERPRISE(DoctorStep.TOPIC),
    TOPIC_OF_OTHER_DEVICE(DoctorStep.TOPIC),
    SELF_TOPIC_WITHOUT_DEVICE(DoctorStep.TOPIC),
    UNKNOWN_DEVICE(DoctorStep.TOPIC),
    DEVICE_NAME_CASE(DoctorStep.TOPIC),
    RETAINED(DoctorStep.TOPIC),
    EMPTY(DoctorStep.PAYLOAD),
    TOO_LARGE(DoctorStep.PAYLOAD),
    GBK(DoctorStep.PAYLOAD),
    SINGLE_QUOTES(DoctorStep.PAYLOAD),
    CUT_OFF(DoctorStep.PAYLOAD),
    NOT_JSON(DoctorStep.PAYLOAD),
    NOT_A_NUMBER(DoctorStep.PAYLOAD),
    NUMBER_AS_TEXT(DoctorStep.PAYLOAD),
    WRONG_TYPE(DoctorStep.PAYLOAD),
    POINT_NAME_CASE(DoctorStep.POINT_KNOWN),
    UNKNOWN_POINT(DoctorStep.POINT_KNOWN),
    POINT_SILENT(DoctorStep.POINT_KNOWN),
    SECONDS_FOR_MILLIS(DoctorStep.PLAUSIBLE),
    MICROS_FOR_MILLIS(DoctorStep.PLAUSIBLE),
    TIME_AS_TEXT(DoctorStep.PLAUSIBLE),
    EIGHT_HOURS(DoctorStep.PLAUSIBLE),
    CLOCK_AHEAD(DoctorStep.PLAUSIBLE),
    CLOCK_BEHIND(DoctorStep.PLAUSIBLE),
    PSI_FOR_MPA(DoctorStep.PLAUSIBLE),
    BAR_FOR_MPA(DoctorStep.PLAUSIBLE),
    KPA_FOR_MPA(DoctorStep.PLAUSIBLE),
    PPM_FOR_LEL(DoctorStep.PLAUSIBLE),
    KELVIN_FOR_CELSIUS(DoctorStep.PLAUSIBLE),
    FAHRENHEIT_FOR_CELSIUS(DoctorStep.PLAUSIBLE),
    OUT_OF_RANGE(DoctorStep.PLAUSIBLE),
    SAID_BAD(DoctorStep.PLAUSIBLE),
    SLOWED(DoctorStep.PERIOD),
    DUPLICATES(DoctorStep.PERIOD),
    SILENT(DoctorStep.PERIOD),
    SLOWER(DoctorStep.PERIOD),
    FASTER(DoctorStep.PERIOD),
    NO_LIMITS(DoctorStep.LIMITS_SET);

    private final DoctorStep step;

    DoctorCause(DoctorStep step) {
        this.step = step;
    }

    /** The one of that name; null if there is none, as of what an earlier release found. */
    public static DoctorCause named(String name) {
        return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst().orElse(null);
    }

    /** The step that it keeps from being done. */
    public DoctorStep step() {
        return step;
    }
}

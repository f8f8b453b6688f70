package io.hazardwatch.gateway.model;

import java.util.Locale;

/** Why a camera counts as offline. */
public enum CameraFault {
    /** Two checks in a row were not answered. */
    NO_ANSWER,
    /** The settings know no such platform. */
    PLATFORM_NOT_CONFIGURED,
    /** The platform that has it is not registered: never since the start, expired, or logged off. */
    PLATFORM_AWAY,
    /** The platform is registered, but its keep-alives have ceased. */
    PLATFORM_SILENT,
    /** The platform says of itself that it does not work as it should. */
    PLATFORM_FAULT,
    /** The platform's catalog has no such channel. */
    CHANNEL_MISSING,
    /** The platform says that it is off. */
    CHANNEL_OFF,
    /** The platform says that it gets no picture of it. */
    VIDEO_LOST,
    /** The platform says that it is defective, or lists it among what has failed. */
    CHANNEL_DEFECT,
    /** The platform has said nothing about it for three queries. */
    CATALOG_OVERDUE;

    /** Whether it is one of the platform as a whole, and so of all cameras that it has. */
    public boolean isOfPlatform() {
        return this == PLATFORM_NOT_CONFIGURED || this == PLATFORM_AWAY || this == PLATFORM_SILENT || this == PLATFORM_FAULT;
    }

    /** The form in answers of the API. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

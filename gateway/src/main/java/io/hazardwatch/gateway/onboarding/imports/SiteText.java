package io.hazardwatch.gateway.onboarding.imports;

import java.util.Map;

/** The text of a site file while it is changed; what is not changed stays as people wrote it. One thread. */
public interface SiteText {
    /** Whether the file has the device. */
    boolean hasDevice(String device);

    /** Whether the file has the point. */
    boolean hasPoint(String device, String point);

    /** What stands at a point below a chain of keys; null if nothing does. */
    String written(String device, String point, String... keys);

    /** Adds a device without points. */
    void addDevice(String device, Map<String, Object> values);

    /** Sets values of a device. */
    void setDevice(String device, Map<String, Object> values);

    /** Sets values of a point, which is added if the device has none of that name. */
    void setPoint(String device, String point, Map<String, Object> values);

    /** Where a point stands in the changed text, as problems of {@code check} name it. */
    String place(String device, String point);

    /** Where a device stands in the changed text. */
    String place(String device);

    /** The changed text. */
    String text();
}

package io.hazardwatch.gateway.model;

/** Names one measuring point; its text form is the four names joined by a slash, as in the wire contract. */
public record PointId(String enterprise, String site, String device, String point) {
    /** @throws IllegalArgumentException when a part is not a {@link Names name} */
    public PointId {
        Names.require("enterprise", enterprise);
        Names.require("site", site);
        Names.require("device", device);
        Names.require("point", point);
    }

    /**
     * Reads {@code enterprise/site/device/point}.
     *
     * @throws IllegalArgumentException if the text is not four valid names
     */
    public static PointId parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("point: '" + text + "': must be enterprise/site/device/point");
        }
        return new PointId(parts[0], parts[1], parts[2], parts[3]);
    }

    /** The device that measures this point. */
    public DeviceId deviceId() {
        return new DeviceId(enterprise, site, device);
    }

    @Override
    public String toString() {
        return enterprise + '/' + site + '/' + device + '/' + point;
    }
}

package io.hazardwatch.gateway.model;

/** Names one device: enterprise, site and device name. */
public record DeviceId(String enterprise, String site, String device) {
    /** @throws IllegalArgumentException when a part is not a {@link Names name} */
    public DeviceId {
        Names.require("enterprise", enterprise);
        Names.require("site", site);
        Names.require("device", device);
    }

    /** The id of one of this device's points. */
    public PointId point(String point) {
        return new PointId(enterprise, site, device, point);
    }

    @Override
    public String toString() {
        return enterprise + '/' + site + '/' + device;
    }
}

package io.hazardwatch.simulator.plant;

import java.util.Optional;
import java.util.regex.Pattern;

/** The identity of a device: enterprise, site and device, each {@code [A-Za-z0-9_-]{1,64}}. */
public record DeviceId(String enterprise, String site, String device) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public DeviceId {
        if (!isName(enterprise) || !isName(site) || !isName(device)) {
            throw new IllegalArgumentException(enterprise + "/" + site + "/" + device + ": is no device id");
        }
    }

    /** Whether {@code text} is a valid name of an enterprise, a site, a device or a point. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Parses {@code enterprise/site/device}; empty when {@code text} does not have that form. */
    public static Optional<DeviceId> parse(String text) {
        String[] names = text.split("/", -1);
        boolean valid = names.length == 3 && isName(names[0]) && isName(names[1]) && isName(names[2]);
        return valid ? Optional.of(new DeviceId(names[0], names[1], names[2])) : Optional.empty();
    }

    /** The full id of one of this device's points. */
    public String point(String name) {
        return this + "/" + name;
    }

    /** Whether {@code prefix} names this device, its site or its enterprise. */
    public boolean isUnder(String prefix) {
        return (this + "/").startsWith(prefix + "/");
    }

    @Override
    public String toString() {
        return enterprise + "/" + site + "/" + device;
    }
}

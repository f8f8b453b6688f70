package io.hazardwatch.simulator.load;

import io.hazardwatch.simulator.plant.DeviceId;
import java.util.Locale;

/** The names of the load's devices and their distribution over sites. The commands {@code sites} and {@code load} share it. */
record LoadSites(int devices, int values, int sites, String enterprise) {
    /** The enterprise unless another is named. */
    static final String ENTERPRISE = "load";

    LoadSites(int devices, int values, int sites) {
        this(devices, values, sites, ENTERPRISE);
    }

    /** @param index device number, from 0 */
    DeviceId device(int index) {
        int site = (int) ((long) index * sites / devices);
        return new DeviceId(enterprise, site(site), String.format(Locale.ROOT, "d%04d", index));
    }

    static String site(int index) {
        return String.format(Locale.ROOT, "s%02d", index);
    }

    static String point(int index) {
        return "p" + index;
    }
}

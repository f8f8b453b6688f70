package io.hazardwatch.simulator.load;

import io.hazardwatch.simulator.plant.DeviceId;
import java.util.Locale;

/** How the load's devices are named and spread over sites; the generated site files and the load agree through this. */
record LoadSites(int devices, int values, int sites) {
    static final String ENTERPRISE = "load";

    /** @param index from 0 */
    DeviceId device(int index) {
        int site = (int) ((long) index * sites / devices);
        return new DeviceId(ENTERPRISE, site(site), String.format(Locale.ROOT, "d%04d", index));
    }

    static String site(int index) {
        return String.format(Locale.ROOT, "s%02d", index);
    }

    static String point(int index) {
        return "p" + index;
    }
}

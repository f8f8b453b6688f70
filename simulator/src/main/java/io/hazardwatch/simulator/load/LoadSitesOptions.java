package io.hazardwatch.simulator.load;

import io.hazardwatch.simulator.command.Numbers;
import io.hazardwatch.simulator.command.UsageException;
import picocli.CommandLine.Option;

/** The options for the number of devices, points and sites. Give {@code sites} and {@code load} the same. Picocli fills the fields. */
final class LoadSitesOptions {
    @Option(names = "--devices", paramLabel = "N", defaultValue = "2000", converter = Numbers.WholeFromOne.class,
            description = "How many devices there are.")
    private int devices;

    @Option(names = "--values", paramLabel = "N", defaultValue = "4", converter = Numbers.WholeFromOne.class,
            description = "How many points each device has.")
    private int values;

    @Option(names = "--sites", paramLabel = "N", defaultValue = "20", converter = Numbers.WholeFromOne.class,
            description = "Over how many sites the devices are spread.")
    private int sites;

    @Option(names = "--enterprise", paramLabel = "NAME", defaultValue = LoadSites.ENTERPRISE,
            description = "Whose devices they are; a second run with another one is its neighbour.")
    private String enterprise;

    LoadSites sites() throws UsageException {
        if (sites > devices) {
            throw new UsageException("--sites: " + sites + ": must not be more than --devices");
        }
        if (!enterprise.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new UsageException("--enterprise: " + enterprise + ": must match [A-Za-z0-9_-]{1,64}");
        }
        return new LoadSites(devices, values, sites, enterprise);
    }
}

package io.hazardwatch.simulator.load;

import io.hazardwatch.simulator.command.ExitStatus;
import io.hazardwatch.simulator.command.HelpOption;
import io.hazardwatch.simulator.command.UsageException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the gateway's site files for the devices that a load run simulates. */
@Command(name = "sites", description = "Writes the gateway's site files for the devices that the command load pretends to be.",
        showDefaultValues = true)
public final class SitesCommand implements Callable<Integer> {
    private final PrintStream out;

    @Mixin
    private LoadSitesOptions sitesOptions;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the files go; made when it does not exist.")
    private Path folder;

    @Option(names = "--rate-rules", description = "Gives each point a rate rule too, with a limit that no load reaches.")
    private boolean rateRules;

    @Mixin
    private HelpOption help;

    /** @param out receives a summary of what was written */
    public SitesCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws UsageException, IOException {
        LoadSites sites = sitesOptions.sites();
        Files.createDirectories(folder);
        StringBuilder[] files = new StringBuilder[sites.sites()];
        for (int i = 0; i < files.length; i++) {
            files[i] = head(i);
        }
        for (int i = 0; i < sites.devices(); i++) {
            int site = Integer.parseInt(sites.device(i).site().substring(1));
            device(files[site], sites.device(i).device(), sites.values(), rateRules);
        }
        for (int i = 0; i < files.length; i++) {
            Files.writeString(folder.resolve(LoadSites.ENTERPRISE + "-" + LoadSites.site(i) + ".yaml"), files[i]);
        }
        out.println(files.length + " site files with " + sites.devices() + " devices in " + folder);
        return ExitStatus.OK;
    }

    private static StringBuilder head(int site) {
        String name = LoadSites.site(site);
        return new StringBuilder("enterprise: " + LoadSites.ENTERPRISE + "\nsite: " + name + "\nname: {zh: 压测站 " + name
                + ", en: Load site " + name + "}\nkind: other\nlocation: {lat: 31.78, lon: 119.95}\ntimezone: Asia/Shanghai\ndevices:\n");
    }

    private static void device(StringBuilder file, String device, int values, boolean rateRules) {
        file.append("  - id: ").append(device).append("\n    points:\n");
        for (int i = 0; i < values; i++) {
            file.append(point(LoadSites.point(i), rateRules));
        }
    }

    /**
     * One point of a site file. Normal load values lie between 10 and 20, alarm values above 90. The optional rate rule has a limit that
     * no load value reaches, so that it costs time but raises no alarm.
     */
    private static String point(String id, boolean rateRules) {
        String rate = """
                        rate:
                          - {id: fast-rise, above: "1000000 %LEL/min", window: 60s, priority: P2}
                """;
        return """
                      - id: ID
                        name: {zh: 可燃气体浓度 ID, en: Combustible gas ID}
                        unit: "%LEL"
                        range: [0, 100]
                        period: 1s
                        staleAfter: 600s
                        limits:
                          H:  {at: 60, deadband: 2, onDelay: 0s, offDelay: 0s, priority: P2}
                          HH: {at: 90, deadband: 2, onDelay: 0s, offDelay: 0s, priority: P1}
                """.replace("ID", id) + (rateRules ? rate : "");
    }
}

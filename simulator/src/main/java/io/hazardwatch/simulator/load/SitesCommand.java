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

    @Option(names = "--calls", paramLabel = "DIR", description = "Writes there a roster.yaml with two people and a channels.yaml with demo phones.")
    private Path calls;

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
            files[i] = head(sites.enterprise(), i);
        }
        for (int i = 0; i < sites.devices(); i++) {
            int site = Integer.parseInt(sites.device(i).site().substring(1));
            device(files[site], sites.device(i).device(), sites.values(), rateRules);
        }
        for (int i = 0; i < files.length; i++) {
            Files.writeString(folder.resolve(sites.enterprise() + "-" + LoadSites.site(i) + ".yaml"), files[i]);
        }
        if (calls != null) {
            writeCalls(sites.enterprise());
        }
        out.println(files.length + " site files with " + sites.devices() + " devices in " + folder);
        return ExitStatus.OK;
    }

    /** People whom the gateway calls, so that a load run measures calls too; nothing leaves the gateway. */
    private void writeCalls(String enterprise) throws IOException {
        String person = """
                  - id: ID
                    name: {zh: 压测 ID, en: Load ID}
                    enterprise: load
                    language: zh
                    phones: ["NUMBER"]
                    means:
                      normal: [{kind: sms, address: "NUMBER", verifiedAt: "2026-01-01T00:00Z"}]
                      urgent:
                        - {kind: voice, address: "NUMBER", verifiedAt: "2026-01-01T00:00Z"}
                        - {kind: sms, address: "NUMBER", verifiedAt: "2026-01-01T00:00Z"}
                """;
        Files.createDirectories(calls);
        Files.writeString(calls.resolve("roster.yaml"), ("people:\n" + person.replace("ID", "load-a").replace("NUMBER", "000-0000-0001")
                + person.replace("ID", "load-b").replace("NUMBER", "000-0000-0002") + """
                levels:
                  - {enterprise: load, id: duty-officer, order: 10, name: {zh: 值班员, en: Duty officer}, source: on_duty, fallback: [load-a, load-b]}
                posts: []
                """).replace("enterprise: load", "enterprise: " + enterprise));
        Files.writeString(calls.resolve("channels.yaml"), """
                webhooks: []
                deviceTests: {days: 0}
                channels:
                  - {id: demo-phone, kind: demo-phone, ringFor: 300s}
                """);
    }

    private static StringBuilder head(String enterprise, int site) {
        String name = LoadSites.site(site);
        return new StringBuilder("enterprise: " + enterprise + "\nsite: " + name + "\nname: {zh: 压测站 " + name
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

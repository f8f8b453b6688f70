package io.hazardwatch.gateway.settings.command;

import io.hazardwatch.gateway.intake.opcua.OpcUaBrowser;
import io.hazardwatch.gateway.intake.opcua.OpcUaServerSettings;
import io.hazardwatch.gateway.settings.process.Overrides;
import io.hazardwatch.gateway.settings.process.Settings;
import io.hazardwatch.gateway.settings.process.SettingsLoader;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** The command {@code browse}: shows the nodes of an OPC UA server of the settings, for the site files. */
public final class BrowseCommand {
    private BrowseCommand() {}

    /**
     * Prints the nodes.
     *
     * @return 0, 1 if the server cannot be asked, or {@link CheckCommand#REFUSED} if the settings are wrong or do not have the server
     */
    public static int run(Arguments.Browse asked, Map<String, String> environment, PrintStream out) throws InterruptedException {
        LoadResult<Settings> loaded = new SettingsLoader(environment).load(asked.config(), new Overrides(asked.data(), null, null, null));
        if (!(loaded instanceof LoadResult.Valid<Settings> valid)) {
            loaded.problems().forEach(out::println);
            return CheckCommand.REFUSED;
        }
        Settings settings = valid.value();
        OpcUaServerSettings server = settings.opcua().stream().filter(each -> each.id().equals(asked.server())).findFirst().orElse(null);
        if (server == null) {
            List<String> known = settings.opcua().stream().map(OpcUaServerSettings::id).toList();
            out.println(asked.server() + ": must be one of opcua.servers[] in gateway.yaml: " + known);
            return CheckCommand.REFUSED;
        }
        try {
            OpcUaBrowser.print(server, settings.dataDirectory().resolve("opcua"), asked.node(), out);
            return CheckCommand.OK;
        } catch (IOException failed) {
            out.println(failed.getMessage());
            return 1;
        }
    }
}

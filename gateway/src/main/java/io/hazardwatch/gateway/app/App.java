package io.hazardwatch.gateway.app;

import io.hazardwatch.gateway.app.onboarding.OnboardingStart;
import io.hazardwatch.gateway.app.process.HeapSize;
import io.hazardwatch.gateway.registry.PointIndexes;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.settings.command.Arguments;
import io.hazardwatch.gateway.settings.process.Overrides;
import io.hazardwatch.gateway.settings.process.SelfSigned;
import io.hazardwatch.gateway.settings.process.Settings;
import io.hazardwatch.gateway.settings.process.SettingsLoader;
import io.hazardwatch.gateway.settings.process.SettingsWatcher;
import io.hazardwatch.gateway.settings.process.WeatherTablesWatcher;
import io.hazardwatch.gateway.settings.site.HeapEstimate;
import io.hazardwatch.gateway.settings.site.SitesLoader;
import io.hazardwatch.gateway.settings.site.SitesWatcher;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import io.hazardwatch.gateway.sqlite.DiskFault;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running gateway: starts, tells its ports, stops. Embeddable; several may run in one process on different ports. Start
 * order: settings, journal, recovery, history, lanes, notify, api, intake last; stop is the reverse.
 */
public final class App {
    /** The configuration was refused; the message lists every problem. */
    public static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(App.class);

    private final Wiring wiring;

    private App(Wiring wiring) {
        this.wiring = wiring;
    }

    /** Starts the gateway as the command line asks. */
    public static App start(Arguments.Run run, Map<String, String> environment) throws Exception {
        return start(run.config(), run.overrides(), run.adminPassword(), environment);
    }

    /**
     * Starts; returns once every port listens.
     *
     * @param adminPassword password of user admin on a first start; null generates one
     * @throws RefusedException if anything in the configuration is wrong; nothing has been started then
     */
    public static App start(Path config, Overrides overrides, String adminPassword, Map<String, String> environment)
            throws Exception {
        SettingsLoader loader = new SettingsLoader(environment);
        SettingsWatcher settingsFiles = new SettingsWatcher(config, () -> loader.load(config, overrides).problems(),
                () -> loader.loadChannels(config));
        LoadResult<Settings> settings = loader.load(config, overrides);
        if (settings instanceof LoadResult.Valid<Settings> valid) {
            OnboardingStart.writer(config, valid.value().dataDirectory()).finish();
        }
        long heapBytes = HeapSize.ofThisProcess();
        SitesWatcher sites = new SitesWatcher(config, new SitesLoader(new PointIndexes(), heapBytes, environment));
        LoadResult<Registry> registry = sites.loadFirst();
        refuseIfWrong(settings, registry, overrides.allowEmpty());
        Settings taken = value(settings);
        refuse(sites.loosenedSince(OnboardingStart.writer(config, taken.dataDirectory()).lastInForce()));
        HeapEstimate.warning(value(registry).sites(), heapBytes).ifPresent(line -> LOG.warn("sites: {}", line));
        SelfSigned.prepare(taken);
        Wiring wiring = new Wiring(taken, config, sites, settingsFiles, value(registry));
        try {
            wiring.start(adminPassword);
        } catch (Exception e) {
            wiring.stop();
            throw inASentence(e, taken.dataDirectory());
        } catch (Error e) {
            wiring.stop();
            throw e;
        }
        return new App(wiring);
    }

    /** Reports a refusing disk in one sentence with the folder, because a stack trace would not help. */
    private static Exception inASentence(Exception failure, Path dataDirectory) {
        DiskFault fault = DiskFault.of(failure, dataDirectory);
        return fault == null ? failure : new IOException(fault.text(), failure);
    }

    private static void refuseIfWrong(LoadResult<Settings> settings, LoadResult<Registry> registry, boolean allowsEmpty)
            throws RefusedException {
        List<SettingsProblem> problems = new ArrayList<>(settings.problems());
        problems.addAll(registry.problems());
        if (settings instanceof LoadResult.Valid<Settings> valid && registry instanceof LoadResult.Valid<Registry> configured) {
            problems.addAll(WeatherTablesWatcher.problems(valid.value().weather().data(), configured.value()));
        }
        problems.addAll(allowsEmpty ? List.of() : SitesLoader.problemIfEmpty(registry));
        refuse(problems);
    }

    private static void refuse(List<SettingsProblem> problems) throws RefusedException {
        if (!problems.isEmpty()) {
            throw new RefusedException(problems.stream().map(SettingsProblem::toString).collect(Collectors.joining("\n")));
        }
    }

    private static <T> T value(LoadResult<T> loaded) {
        return ((LoadResult.Valid<T>) loaded).value();
    }

    /** Bound HTTP port. */
    public int httpPort() {
        return wiring.httpPort();
    }

    /** Bound port for HJ 212, or -1 when it is off. */
    public int hj212Port() {
        return wiring.intake().hj212Port();
    }

    /** Bound port for GB/T 26875.3, or -1 when it is off. */
    public int gb26875Port() {
        return wiring.intake().gb26875Port();
    }

    /** Bound port for GB/T 28181, or -1 when it is off. */
    public int gb28181Port() {
        return wiring.intake().gb28181Port();
    }

    /** Bound port for DTUs that speak Modbus, or -1 when it is off. */
    public int modbusPort() {
        return wiring.intake().modbusPort();
    }

    /** Bound port for CoAP without DTLS, or -1 when it is off. */
    public int coapPort() {
        return wiring.intake().coapPort();
    }

    /** Bound port for CoAP with DTLS, or -1 when it is off. */
    public int coapDtlsPort() {
        return wiring.intake().coapDtlsPort();
    }

    /** Bound MQTT port, or -1. */
    public int mqttPort() {
        return wiring.intake().port();
    }

    /** Bound MQTT port with TLS, or -1. */
    public int mqttsPort() {
        return wiring.intake().tlsPort();
    }

    /** Prints the addresses, and the generated credentials once. */
    public void announce(PrintStream out) {
        out.println("HazardWatch is ready");
        out.println("  console  " + wiring.httpScheme() + "://127.0.0.1:" + httpPort() + "/");
        out.println("  mqtt     127.0.0.1:" + mqttPort() + (mqttsPort() > 0 ? "  tls 127.0.0.1:" + mqttsPort() : ""));
        wiring.intake().ports().forEach(port -> out.println("  " + port));
        wiring.firstPassword().ifPresent(password ->
                out.println("  user     admin\n  password " + password + "   (shown this once)"));
        out.flush();
    }

    /** Closes the ports, finishes the work in progress and stops everything; bounded in time, idempotent. */
    public void stop() {
        wiring.stop();
    }
}

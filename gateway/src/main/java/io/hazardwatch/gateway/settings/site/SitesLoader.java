package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.model.NameIndexes;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.FieldBinding;
import io.hazardwatch.gateway.registry.ModbusBinding;
import io.hazardwatch.gateway.registry.ModbusBus;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.PointIndexes;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.settings.yaml.EnvironmentSecrets;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import io.hazardwatch.gateway.settings.yaml.SettingsProblems;
import io.hazardwatch.gateway.settings.yaml.SourceFile;
import io.hazardwatch.gateway.settings.yaml.YamlFile;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import io.hazardwatch.gateway.settings.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads {@code sites/*.yaml} and {@code templates/*.yaml} into a registry, several files in parallel. One thread at a time, the
 * one that may use the indexes. Indexes are assigned only if nothing is wrong, so a refused reload has no effect, and neither has one for
 * which the heap is too small.
 */
public final class SitesLoader {
    private final PointIndexes indexes;
    private final long heapBytes;
    private final Map<String, String> environment;
    private final EnvironmentSecrets secrets;
    private final HazardSourceReader sources = new HazardSourceReader();

    /** @param indexes of this process, so that a point keeps its index over every reload */
    public SitesLoader(PointIndexes indexes) {
        this(indexes, Long.MAX_VALUE, Map.of());
    }

    /** As {@link #SitesLoader(PointIndexes, long, Map)}, for a configuration without passwords. */
    public SitesLoader(PointIndexes indexes, long heapBytes) {
        this(indexes, heapBytes, Map.of());
    }

    /**
     * Creates a loader.
     *
     * @param heapBytes   what the JVM may use; a configuration that needs clearly more, or a reload that does not fit, is a problem
     * @param environment contains the passwords of devices
     */
    public SitesLoader(PointIndexes indexes, long heapBytes, Map<String, String> environment) {
        this.indexes = indexes;
        this.heapBytes = heapBytes;
        this.environment = Map.copyOf(environment);
        this.secrets = EnvironmentSecrets.in(this.environment);
    }

    /** A loader with indexes of its own, for another thread. */
    SitesLoader apart() {
        return new SitesLoader(new PointIndexes(), heapBytes, environment);
    }

    private record Draft(String file, Site site, List<SettingsProblem> problems) {}

    /**
     * Reads everything below {@code directory}. Accepts a configuration without sites; the caller decides, see
     * {@link #problemIfEmpty}.
     */
    public LoadResult<Registry> load(Path directory) {
        return load(SiteFiles.readPlain(directory));
    }

    /** The problem of a configuration without a site; empty if it has one. */
    public static List<SettingsProblem> problemIfEmpty(LoadResult<Registry> loaded) {
        boolean isEmpty = loaded instanceof LoadResult.Valid<Registry> taken && taken.value().sites().isEmpty();
        return isEmpty ? List.of(new SettingsProblem("sites", "", "(no site)", "must hold a file for at least one site; --allow-empty takes none"))
                : List.of();
    }

    /** As {@link #load(Path)}, of files that were read. */
    public LoadResult<Registry> load(SiteFiles files) {
        return load(files, sites -> HeapEstimate.problemOfStart(sites, heapBytes));
    }

    /** As {@link #load(SiteFiles)}, while a configuration of {@code running} points is in force. */
    LoadResult<Registry> reload(SiteFiles files, long running) {
        return load(files, sites -> HeapEstimate.problemOfReload(sites, running, heapBytes));
    }

    private LoadResult<Registry> load(SiteFiles files, Function<List<Site>, List<SettingsProblem>> room) {
        List<SettingsProblem> problems = new ArrayList<>(files.problems());
        PointTemplates templates = TemplatesReader.read(files.templates(), problems);
        ConfigurationInterner shared = new ConfigurationInterner();
        List<Draft> drafts = files.sites().parallelStream().map(file -> draft(file, templates, shared)).toList();
        drafts.forEach(draft -> problems.addAll(draft.problems()));
        findTwins(drafts, problems);
        findTwinBindings(drafts, problems);
        findCrossedBuses(drafts, problems);
        if (problems.isEmpty()) {
            problems.addAll(room.apply(drafts.stream().map(Draft::site).toList()));
        }
        return problems.isEmpty() ? new LoadResult.Valid<>(registry(drafts))
                : new LoadResult.Invalid<>(problems);
    }

    private Draft draft(SourceFile file, PointTemplates templates, ConfigurationInterner shared) {
        SettingsProblems found = new SettingsProblems(file.name());
        YamlNode top = YamlFile.read(file, found);
        Site site = top == null ? null : new SiteReader(new YamlMap(top, found), templates, sources, secrets).read();
        return new Draft(file.name(), site == null ? null : shared.of(site), found.list());
    }

    private static void findTwins(List<Draft> drafts, List<SettingsProblem> problems) {
        Map<String, String> files = new HashMap<>();
        for (Draft draft : drafts) {
            Site site = draft.site();
            String name = site == null ? null : site.enterprise() + '/' + site.site();
            String first = name == null ? null : files.putIfAbsent(name, draft.file());
            if (first != null) {
                problems.add(new SettingsProblem(draft.file(), "site", name, "must stand only once; it is in " + first + " too"));
            }
        }
    }

    private static void findTwinBindings(List<Draft> drafts, List<SettingsProblem> problems) {
        Map<String, String> devices = new HashMap<>();
        for (Draft draft : drafts) {
            for (Device device : draft.site() == null ? List.<Device>of() : draft.site().devices()) {
                FieldBinding binding = device.binding();
                String first = binding == null ? null
                        : devices.putIfAbsent(binding.getClass().getSimpleName() + binding.address(), device.id().toString());
                if (first != null) {
                    problems.add(new SettingsProblem(draft.file(), "devices", device.id() + ": " + binding.address(),
                            "must stand only once; " + first + " has it too"));
                }
            }
        }
    }

    /** One connection cannot speak in two ways, and a DTU is told by what it sends first. */
    private static void findCrossedBuses(List<Draft> drafts, List<SettingsProblem> problems) {
        Map<ModbusBus, String> buses = new LinkedHashMap<>();
        for (Draft draft : drafts) {
            for (Device device : draft.site() == null ? List.<Device>of() : draft.site().devices()) {
                if (device.binding() instanceof ModbusBinding binding && !buses.containsKey(binding.bus())) {
                    buses.keySet().stream().filter(other -> other.isCrossing(binding.bus())).findFirst().ifPresent(other ->
                            problems.add(new SettingsProblem(draft.file(), "devices", device.id() + ": " + binding.bus().name(),
                                    binding.bus().isDialIn() ? "must not begin like the registration of " + buses.get(other)
                                            + ", nor have another heartbeat or framing" : "must have the framing of " + buses.get(other))));
                    buses.put(binding.bus(), device.id().toString());
                }
            }
        }
    }

    private Registry registry(List<Draft> drafts) {
        NameIndexes tables = new NameIndexes();
        return Registry.of(drafts.stream().map(draft -> draft.site().withDevices(
                draft.site().devices().stream().map(device -> indexed(device, tables)).toList())).toList());
    }

    private Device indexed(Device device, NameIndexes tables) {
        List<Point> points = device.points().stream().map(point -> point.withIndex(indexes.of(point.id()))).toList();
        return Device.of(device.id(), points, device.binding(), tables);
    }
}

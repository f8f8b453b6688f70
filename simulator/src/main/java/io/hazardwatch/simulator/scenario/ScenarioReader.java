package io.hazardwatch.simulator.scenario;

import io.hazardwatch.simulator.command.UsageException;
import io.hazardwatch.simulator.plant.DeviceId;
import io.hazardwatch.simulator.plant.Signal;
import io.hazardwatch.simulator.plant.Span;
import io.hazardwatch.simulator.scenario.Scenario.Actor;
import io.hazardwatch.simulator.scenario.Scenario.Backlog;
import io.hazardwatch.simulator.scenario.Scenario.Cut;
import io.hazardwatch.simulator.scenario.Scenario.Expectation;
import io.hazardwatch.simulator.scenario.Scenario.Speech;
import io.hazardwatch.simulator.scenario.Scenario.WrongClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a scenario file as {@code config/scenarios/README.md} describes it. */
public final class ScenarioReader {
    /** Kinds of alarm that a scenario may expect, as the gateway's API names them. */
    private static final List<String> KINDS = List.of("limit", "rate", "deviation", "time_to_limit", "average", "frozen", "attenuated",
            "noise", "spike", "jump", "drift", "clock", "stale", "bad_quality", "system");
    /** What a device may speak besides JSON over MQTT. */
    private static final List<String> LANGUAGES = List.of("hj212", "gb26875", "modbus", "sparkplug", "opcua", "push", "alink", "coap");
    /** Alarms of a whole site stand at a device that measures nothing. */
    private static final String SITE_DEVICE = "/_site/";

    private final Problems problems;
    private final String file;
    private final Set<String> points = new HashSet<>();

    private ScenarioReader(String file) {
        this.file = file;
        this.problems = new Problems(file);
    }

    /**
     * Reads the file {@code path}.
     *
     * @throws UsageException with all problems, when the file is not a valid scenario
     * @throws IOException    when the file cannot be read
     */
    public static Scenario read(Path path) throws UsageException, IOException {
        return read(path.getFileName().toString(), Files.readString(path));
    }

    /**
     * Reads a scenario from text.
     *
     * @param file file name for the messages
     * @throws UsageException with all problems, when the text is not a valid scenario
     */
    public static Scenario read(String file, String yaml) throws UsageException {
        return new ScenarioReader(file).scenario(yaml);
    }

    private Scenario scenario(String yaml) throws UsageException {
        Node root = new Node("", load(yaml), problems);
        root.allow("name", "seed", "duration", "period", "devices", "links", "clocks", "expect", "silent");
        root.get("name").allow("zh", "en");
        long seed = (long) root.get("seed").number();
        long periodMillis = root.get("period").positiveMillis(1000);
        List<Actor> actors = root.get("devices").list(node -> actor(node, seed, periodMillis));
        if (actors.isEmpty()) {
            root.get("devices").refuse("must name at least one device");
        }
        Scenario scenario = new Scenario(file, root.get("name").get("zh").text("?"), root.get("name").get("en").text("?"),
                seed, root.get("duration").positiveMillis(0), actors,
                root.get("links").list(node -> cut(node, actors)), root.get("clocks").list(node -> clock(node, actors)),
                root.get("expect").list(this::expectation), root.get("silent").list(this::knownPoint));
        problems.refuseIfAny();
        return scenario;
    }

    private Object load(String yaml) throws UsageException {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            return new Yaml(new SafeConstructor(options)).load(yaml);
        } catch (YAMLException broken) {
            throw new UsageException(file + ": " + broken.getMessage());
        }
    }

    private Actor actor(Node node, long seed, long scenarioPeriodMillis) {
        node.allow("id", "period", "points", "speaks");
        DeviceId id = DeviceId.parse(node.get("id").text("?/?/?")).orElseGet(() -> {
            node.get("id").refuse("must be enterprise/site/device");
            return new DeviceId("none", "none", "none");
        });
        long periodMillis = node.get("period").positiveMillis(scenarioPeriodMillis);
        SignalReader reader = new SignalReader(seed, id, periodMillis);
        List<Signal> signals = new ArrayList<>(node.get("points").entries(e -> reader.read(e.getKey(), e.getValue())));
        signals.forEach(signal -> own(node, id.point(signal.point())));
        return new Actor(id, periodMillis, signals, node.get("speaks").isAbsent() ? null : speech(node.get("speaks"), signals));
    }

    private static Speech speech(Node node, List<Signal> signals) {
        node.allow("language", "id", "items");
        String language = node.get("language").text("push");
        if (!LANGUAGES.contains(language)) {
            node.get("language").refuse("must be one of " + LANGUAGES);
        }
        Map<String, String> items = new LinkedHashMap<>();
        if (!node.get("items").isAbsent()) {
            node.get("items").each((point, item) -> {
                items.put(point, item.text("?"));
                if (signals.stream().noneMatch(signal -> signal.point().equals(point))) {
                    item.refuse("must name a point of this device");
                }
            });
        }
        return new Speech(language, node.get("id").isAbsent() ? "" : node.get("id").text("?"), items);
    }

    private void own(Node node, String point) {
        if (!points.add(point)) {
            node.get("points").refuse(point + " is there twice");
        }
    }

    private Cut cut(Node node, List<Actor> actors) {
        node.allow("of", "from", "to", "backlog");
        Backlog backlog = switch (node.get("backlog").isAbsent() ? "replay" : node.get("backlog").text("replay")) {
            case "replay" -> Backlog.REPLAY;
            case "lose" -> Backlog.LOSE;
            default -> {
                node.get("backlog").refuse("must be replay or lose");
                yield Backlog.REPLAY;
            }
        };
        return new Cut(of(node, actors), node.span(), backlog);
    }

    private WrongClock clock(Node node, List<Actor> actors) {
        node.allow("of", "from", "to", "offset");
        return new WrongClock(of(node, actors), node.span(), node.get("offset").millis());
    }

    private static String of(Node node, List<Actor> actors) {
        String of = node.get("of").text("?");
        if (actors.stream().noneMatch(actor -> actor.id().isUnder(of))) {
            node.get("of").refuse("must be an enterprise, a site or a device of this scenario");
        }
        return of;
    }

    private Expectation expectation(Node node) {
        node.allow("point", "kind", "rule", "raised", "cleared");
        String kind = node.get("kind").text("limit");
        if (!KINDS.contains(kind)) {
            node.get("kind").refuse("must be one of " + KINDS);
        }
        Span cleared = node.get("cleared").isAbsent() ? null : node.get("cleared").allow("from", "to").span();
        String point = node.get("point").text("?");
        boolean isOfSite = kind.equals("system") && point.contains(SITE_DEVICE);
        return new Expectation(isOfSite ? point : knownPoint(node.get("point")), kind, node.get("rule").text("?"),
                node.get("raised").allow("from", "to").span(), cleared);
    }

    private String knownPoint(Node node) {
        String point = node.text("?");
        if (!points.contains(point)) {
            node.refuse("must be a point of this scenario");
        }
        return point;
    }
}

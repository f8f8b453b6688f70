package io.hazardwatch.gateway.settings.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hazardwatch.gateway.intake.broker.BrokerSettings;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code docker-compose.yml}, the settings of its gateway and the script that makes its passwords fit together. */
class ComposeTest {
    private static final Path ROOT = Path.of(System.getProperty("hazardwatch.root"));
    private static final Path FOLDER = ROOT.resolve("config/compose");
    private static final Pattern PASSWORD = Pattern.compile("\\b[A-Z_]+_PASSWORD\\b");

    @TempDir
    private Path directory;
    private final Map<String, JsonNode> services = services();

    private static JsonNode yaml(Path file) {
        Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(text(file));
        return new ObjectMapper().valueToTree(tree);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, JsonNode> services() {
        Map<String, JsonNode> services = new TreeMap<>();
        yaml(ROOT.resolve("docker-compose.yml")).get("services").properties()
                .forEach(service -> services.put(service.getKey(), service.getValue()));
        return services;
    }

    private Set<String> those(Predicate<JsonNode> wanted) {
        return services.keySet().stream().filter(name -> wanted.test(services.get(name)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void settingsOfTheGateway_areTakenWithThePasswordsItIsGiven() throws Exception {
        Files.copy(FOLDER.resolve("gateway.yaml"), directory.resolve("gateway.yaml"));
        Map<String, String> environment = new TreeMap<>();
        services.get("gateway").get("environment").fieldNames().forEachRemaining(name -> environment.put(name, "given"));

        LoadResult<Settings> loaded = new SettingsLoader(environment).load(directory, Overrides.NONE);
        assertEquals(List.of(), loaded.problems());
        Settings settings = ((LoadResult.Valid<Settings>) loaded).value();
        BrokerSettings broker = settings.brokers().getFirst();
        assertEquals("tcp://mosquitto:1883", broker.uri());
        assertEquals("http://influxdb:8086", settings.history().influx().url());
        assertTrue(services.keySet().containsAll(Set.of("mosquitto", "influxdb", "gateway", "simulator", "grafana")));
    }

    @Test
    void grafana_readsTheDatabaseTheGatewayWrites() {
        JsonNode source = yaml(FOLDER.resolve("grafana/provisioning/datasources/influxdb.yaml")).at("/datasources/0");
        assertEquals(yaml(FOLDER.resolve("gateway.yaml")).at("/history/influx/bucket"), source.at("/jsonData/dbName"));
        assertEquals(services.get("influxdb").at("/environment/INFLUXDB_DB"), source.at("/jsonData/dbName"));
        assertEquals(services.get("influxdb").at("/environment/INFLUXDB_READ_USER"), source.get("user"));
        JsonNode dashboard = yaml(FOLDER.resolve("grafana/dashboards/readings.json"));
        assertEquals(Set.of(source.get("uid").asText()), dashboard.findValues("datasource").stream()
                .map(used -> used.get("uid").asText()).collect(Collectors.toSet()));
    }

    @Test
    void passwords_comeFromTheScriptAndStandNowhere() {
        Set<String> made = names(text(FOLDER.resolve("secrets.sh")).lines()
                .dropWhile(line -> !line.startsWith("for ")).takeWhile(line -> !line.contains("grep")));
        Set<String> asked = Pattern.compile("\\$\\{([A-Z_]+_PASSWORD):\\?").matcher(text(ROOT.resolve("docker-compose.yml")))
                .results().map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(asked, made);
        assertEquals(Set.of(), those(service -> service.path("environment").properties().stream().anyMatch(variable ->
                PASSWORD.matcher(variable.getKey()).matches() && !variable.getValue().asText().startsWith("${"))));
    }

    private static Set<String> names(Stream<String> lines) {
        return PASSWORD.matcher(lines.collect(Collectors.joining(" "))).results().map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void containers_areKeptSmall() {
        Set<String> all = services.keySet();
        assertEquals(all, those(service -> service.path("healthcheck").has("test") || service.at("/build/target").asText().equals("gateway")));
        assertEquals(all, those(service -> service.at("/cap_drop/0").asText().equals("ALL")
                && service.at("/security_opt/0").asText().equals("no-new-privileges:true")));
        assertTrue(those(service -> service.path("read_only").asBoolean()).containsAll(Set.of("gateway", "simulator", "mosquitto")));
        assertEquals(Set.of(), those(service -> service.path("privileged").asBoolean() || service.has("network_mode")));
        assertEquals(Set.of(), those(ComposeTest::isOpenToOthers));
    }

    private static boolean isOpenToOthers(JsonNode service) {
        for (JsonNode port : service.path("ports")) {
            if (!port.asText().startsWith("${BIND:-127.0.0.1}:")) {
                return true;
            }
        }
        return false;
    }
}

package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The console changes nothing that has a version without saying which version it shows. {@link EditedResourceTest} proves what has one. */
class ConsoleVersionsTest {
    private static final Path RESOURCES = Path.of(System.getProperty("hazardwatch.root", ".."), "gateway/src/main/resources");
    private static final Pattern CALL = Pattern.compile("(\\w+)\\('(PUT|PATCH|DELETE)', (?:`([^`]*)`|'([^']*)')");
    private static final Pattern PLACE = Pattern.compile("\\$?\\{[^{}]*(\\([^()]*\\))?[^{}]*}");
    private static final Pattern UNREADABLE = Pattern.compile("\\w+\\('(PUT|PATCH|DELETE)', [^`']");
    private static final Pattern METHOD = Pattern.compile("method: '(PUT|PATCH|DELETE)'");

    private static String plain(String path) {
        return PLACE.matcher(path).replaceAll("{}").replaceFirst("\\?.*", "");
    }

    /** Whether a path of the console, with {} for what it fills in, may be that path of the API. */
    private static boolean isSame(String path, String documented) {
        String[] left = path.split("/");
        String[] right = documented.split("/");
        return left.length == right.length && IntStream.range(0, left.length).allMatch(i -> left[i].equals(right[i]) || left[i].equals("{}"));
    }

    private static Set<String> versioned() throws IOException {
        Map<?, ?> document = new Yaml().load(Files.readString(RESOURCES.resolve("openapi.yaml")));
        return ((Map<?, ?>) document.get("paths")).entrySet().stream()
                .filter(path -> String.valueOf(((Map<?, ?>) path.getValue()).get("parameters")).contains("ifMatch"))
                .map(path -> plain(path.getKey().toString().replace("/api/v1", ""))).collect(Collectors.toSet());
    }

    @Test
    void everyChangeOfWhatHasAVersion_isSentWithIt() throws IOException {
        Set<String> versioned = versioned();
        Set<String> sent = new TreeSet<>();
        Set<String> unsent = new TreeSet<>();
        for (Path file : modules()) {
            for (String line : Files.readString(file).lines().toList()) {
                Matcher call = CALL.matcher(line);
                while (call.find()) {
                    String path = plain(call.group(3) == null ? call.group(4) : call.group(3));
                    if (versioned.stream().anyMatch(each -> isSame(path, each))) {
                        (call.group(1).equals("edit") || line.contains("ifMatch") ? sent : unsent).add(call.group(2) + ' ' + path);
                    }
                }
                if (METHOD.matcher(line).find() || UNREADABLE.matcher(line).find()) {
                    unsent.add(file.getFileName() + ": a change that no version can be seen of: " + line.strip());
                }
            }
        }
        assertEquals(Set.of(), unsent);
        assertEquals(new TreeSet<>(List.of("DELETE /api-keys/{}", "DELETE /calendar/{}/{}", "DELETE /enterprises/{}/credentials/{}",
                "DELETE /levels/{}/{}", "DELETE /people/{}", "DELETE /posts/{}", "DELETE /roster/leaves/{}",
                "DELETE /roster/shifts/{}", "DELETE /roster/swaps/{}", "DELETE /sites/{}/{}/drawing", "DELETE /users/{}", "PUT /calendar/night",
                "PUT /calendar/{}/{}", "PUT /import/mappings/{}", "PUT /levels/{}/{}", "PUT /people/{}", "PUT /posts/{}", "PUT /sites/{}/{}",
                "PUT /sites/{}/{}/drawing",
                "PUT /users/{}")), sent);
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES.resolve("web"))) {
            return files.filter(file -> file.toString().endsWith(".js")).toList();
        }
    }
}

package io.hazardwatch.gateway.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Everything the documents name exists: files, links between pages, Java types, metrics. */
class DocsTest {
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#: ]+)(#[^)]*)?\\)");
    private static final Pattern PATH = Pattern.compile("(?:[A-Za-z0-9_.-]+/)*[A-Za-z0-9_.-]+\\.(?:md|yaml|sh|java|xml|csv|sql|js|css|html)"
            + "|(?:[A-Za-z0-9_.-]+/)+");
    private static final Pattern TYPE = Pattern.compile("[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+(?:\\.[A-Z][A-Za-z]+)*");
    private static final Pattern METRIC = Pattern.compile("hazardwatch_[a-z_]+");
    private static final Pattern COMMENT = Pattern.compile("^\\s*/?\\*|//");
    private static final Pattern NUMBER = Pattern.compile("\\b(?:[VCSKQ][0-9]{1,2}[a-z]?|N-[0-9]{1,2})\\b");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ((?:(?:[VCSKQ]|N-)[0-9]{1,2}[a-z]?(?:, )?)+) \\|");
    /** Names of other people's things, and of files a user makes. */
    private static final Set<String> FOREIGN = Set.of("SnakeYAML", "InfluxDB", "QuestDB", "ArchUnit", "WireMock",
            "ThingsBoard", "OpenAPI", "WebSocket", "JSON");

    private static List<Path> pages() {
        List<Path> pages = new ArrayList<>(Documents.files("docs", ".md"));
        pages.add(Documents.ROOT.resolve("README.md"));
        pages.add(Documents.ROOT.resolve("README.zh-CN.md"));
        pages.add(Documents.ROOT.resolve("CONTRIBUTING.md"));
        return pages;
    }

    private static Stream<String> codeOf(Path page) {
        String text = Documents.text(page).replaceAll("(?s)```.*?```", "");
        return CODE.matcher(text).results().map(match -> match.group(1).strip());
    }

    @Test
    void pages_areThere() {
        Set<String> names = pages().stream().map(Documents::name).collect(Collectors.toCollection(TreeSet::new));
        assertTrue(names.containsAll(Set.of("README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/threads.md",
                "docs/wire.md", "docs/alarms.md", "docs/settings.md", "docs/glossary.md", "docs/known-limits.md",
                "docs/numbers.md")), names.toString());
    }

    @Test
    void pathsInCode_exist() {
        List<String> missing = new ArrayList<>();
        for (Path page : pages()) {
            codeOf(page).filter(code -> PATH.matcher(code).matches() && !exists(page, code))
                    .forEach(code -> missing.add(Documents.name(page) + ": " + code));
        }
        assertEquals(List.of(), missing);
    }

    /** A path counts from the root, from the page, from the gateway's rooms, or as a file's mere name. */
    private static boolean exists(Path page, String code) {
        String path = code.startsWith("./") ? code.substring(2) : code;
        Path rooms = Documents.ROOT.resolve("gateway/src/main/java/io/hazardwatch/gateway");
        Path simulator = Documents.ROOT.resolve("simulator/src/main/java/io/hazardwatch/simulator");
        return Stream.of(Documents.ROOT, page.getParent(), rooms, simulator, Documents.ROOT.resolve("config"))
                .anyMatch(base -> Files.exists(base.resolve(path))) || isUsers(path);
    }

    /** What only a running gateway or its user makes. */
    private static boolean isUsers(String path) {
        return path.startsWith("data/") || path.startsWith("target/") || path.contains("/target/");
    }

    @Test
    void links_lead_somewhere() {
        List<String> missing = new ArrayList<>();
        for (Path page : pages()) {
            LINK.matcher(Documents.text(page)).results().map(match -> match.group(1))
                    .filter(link -> !Files.exists(page.getParent().resolve(link)))
                    .forEach(link -> missing.add(Documents.name(page) + ": " + link));
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void typesInCode_exist() {
        Set<String> known = Stream.of("gateway", "simulator").flatMap(folder -> Documents.files(folder + "/src", ".java").stream())
                .map(file -> file.getFileName().toString().replace(".java", "")).collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        for (Path page : pages()) {
            codeOf(page).filter(code -> TYPE.matcher(code).matches()).map(code -> code.replaceAll("\\..*", ""))
                    .filter(type -> !known.contains(type) && !FOREIGN.contains(type))
                    .forEach(type -> missing.add(Documents.name(page) + ": " + type));
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void metricsInCode_existInTheSources() {
        String sources = Documents.files("gateway/src/main", ".java").stream().map(Documents::text).collect(Collectors.joining());
        List<String> missing = new ArrayList<>();
        for (Path page : pages()) {
            METRIC.matcher(Documents.text(page)).results().map(MatchResult::group)
                    .filter(metric -> !isRegistered(metric, sources))
                    .forEach(metric -> missing.add(Documents.name(page) + ": " + metric));
        }
        assertEquals(List.of(), missing);
    }

    /** Numbers of transitions, notices, invariants and figures that a comment or a page quotes stand in a table of the documents. */
    @Test
    void numbersThatAreQuoted_haveARowInATable() {
        Set<String> rows = pages().stream().flatMap(page -> ROW.matcher(Documents.text(page)).results())
                .flatMap(row -> Stream.of(row.group(1).split(", "))).collect(Collectors.toSet());
        List<Path> quoting = new ArrayList<>(pages());
        quoting.addAll(Documents.files("gateway/src", ".java"));
        List<String> missing = new ArrayList<>();
        for (Path file : quoting) {
            boolean isPage = file.toString().endsWith(".md");
            Documents.text(file).lines().filter(line -> isPage || COMMENT.matcher(line).find())
                    .flatMap(line -> NUMBER.matcher(line.replaceAll("`[^`]*`", "")).results())
                    .map(MatchResult::group).filter(number -> !rows.contains(number))
                    .forEach(number -> missing.add(Documents.name(file) + ": " + number));
        }
        assertEquals(List.of(), missing);
    }

    /** Meters are registered with dots or underscores and may get their ending from the registry. */
    private static boolean isRegistered(String metric, String sources) {
        String stem = metric.replaceAll("_(total|seconds|bytes|max|count|sum)$", "");
        return Stream.of(metric, stem).anyMatch(name -> sources.contains(name) || sources.contains(name.replace('_', '.')));
    }
}

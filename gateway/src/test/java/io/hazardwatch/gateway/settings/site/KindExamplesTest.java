package io.hazardwatch.gateway.settings.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.registry.PointIndexes;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.settings.command.CheckCommand;
import io.hazardwatch.gateway.settings.command.SelfTestCommand;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of site has an example that check takes without a warning and whose rules can all fire. */
class KindExamplesTest {
    private static final Path ROOT = Path.of(System.getProperty("hazardwatch.root"));
    private static final Path KINDS = ROOT.resolve("config/examples/kinds");
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    static List<String> kinds() {
        return SiteReader.KINDS;
    }

    private String told() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void example_passesCheckWithoutAWarning_andEachRuleCanFire(String kind) throws IOException {
        assertEquals(0, new CheckCommand(Map.of()).run(KINDS.resolve(kind), out), this::told);
        assertTrue(told().matches("ok: 1 sites, [0-9]+ points\\R"), told());
        bytes.reset();
        assertEquals(0, SelfTestCommand.run(KINDS.resolve(kind), out), this::told);
        assertFalse(told().startsWith("ok: 0 "), told());
        LoadResult<Registry> loaded = new SitesLoader(new PointIndexes()).load(KINDS.resolve(kind));
        Site site = ((LoadResult.Valid<Registry>) loaded).value().sites().getFirst();
        assertEquals(kind, site.kind());
        assertFalse(site.exposure().features().isEmpty(), "says what weather can harm");
        assertFalse(site.exposure().adminCode().isEmpty());
    }

    @Test
    void noExampleIsOfAnotherKind() throws IOException {
        try (Stream<Path> folders = Files.list(KINDS)) {
            assertEquals(new TreeSet<>(SiteReader.KINDS), folders.map(each -> each.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @Test
    void everyKindAndItsTemplates_standInTheTable() throws IOException {
        String table = Files.readString(ROOT.resolve("docs/kinds.md"));
        SiteReader.KINDS.forEach(kind -> assertTrue(table.contains("| `" + kind + "` |"), kind));
        for (String template : TemplatesReader.BUILT_IN) {
            assertTrue(template.startsWith("gb50493-") || table.contains('`' + template + '`'), template);
        }
    }
}

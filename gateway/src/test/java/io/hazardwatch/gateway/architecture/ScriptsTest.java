package io.hazardwatch.gateway.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the scripts and the build hand to a JVM. {@code run.sh} is played in a tree whose jar prints its arguments. */
class ScriptsTest {
    private static final Path JDKS = Path.of("/usr/lib/jvm");

    /** Stands in for the gateway. */
    public static final class EchoArguments {
        private EchoArguments() {}

        /** Prints one argument a line; fails when an empty configuration is allowed. */
        public static void main(String[] arguments) {
            List.of(arguments).forEach(System.out::println);
            if (List.of(arguments).contains("--allow-empty")) {
                System.exit(2);
            }
        }
    }

    @TempDir
    private Path tree;

    /** Options that only newer JDKs know must not keep an older one from running the tests. */
    @Test
    void optionsOfTheTestJvm_startEveryJdkOfThisMachine() throws Exception {
        Matcher line = Pattern.compile("<test.options>(.*)</test.options>").matcher(Documents.text("pom.xml"));
        assertTrue(line.find());
        List<Path> started = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
        if (Files.isDirectory(JDKS)) {
            try (Stream<Path> found = Files.list(JDKS)) {
                found.filter(jdk -> Files.isExecutable(jdk.resolve("bin/java"))).forEach(started::add);
            }
        }
        for (Path jdk : started) {
            List<String> command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString()));
            command.addAll(List.of(line.group(1).split(" ")));
            command.add("-version");
            assertEquals("", failure(command), jdk::toString);
        }
    }

    @Test
    void commandsOfTheJar_areHandedOnAndFindTheDataFolder() throws Exception {
        plantTree();
        String data = tree.resolve("data").toString();
        assertEquals(List.of("check", "/etc/hazardwatch"), said(readme("./run.sh check ")));
        assertEquals(List.of("self-test", "config"), said("self-test", "config"));
        assertEquals(List.of("verify-journal", "--data", data), said("verify-journal"));
        assertEquals(List.of("audit", "--data", data), said("audit"));
        assertEquals(List.of("verify-journal", "copy.db"), said("verify-journal", "copy.db"));
        assertEquals(List.of("set-password", "admin", "--data", data), said("set-password", "admin"));
        assertEquals(List.of("set-password", "admin", "--data", "/var/lib/x"), said("set-password", "admin", "--data", "/var/lib/x"));
        assertFalse(Files.exists(tree.resolve("data")), "a command starts nothing");
    }

    @Test
    void startOfTheReadme_handsItsFoldersToTheGateway() throws Exception {
        plantTree();
        Path kept = tree.resolve("kept");
        String[] typed = readme("./run.sh --no-simulator ");
        List<String> said = said(Stream.of(typed).map(word -> word.equals("/var/lib/hazardwatch") ? kept.toString() : word)
                .toArray(String[]::new));
        assertEquals(List.of("--config", "/etc/hazardwatch", "--data", kept.toString()), said);
    }

    /** Whatever lies there as a cache must not keep the gateway from starting. */
    @Test
    void cacheOfAnEarlierRun_isUsedOrLeftOutButNeverStopsAStart() throws Exception {
        plantTree();
        Path data = tree.resolve("data");
        List<String> expected = List.of("--config", tree.resolve("config").toString(), "--data", data.toString());
        assertEquals(expected, said("--no-simulator"));
        assertEquals(expected, said("--no-simulator"));
        if (Runtime.version().feature() >= 25) {
            Path cache = caches(data).getFirst();
            assertTrue(Files.size(cache) > 1_000_000 && cache.toString().endsWith(".aot"), cache::toString);
            Files.write(cache, new byte[100_000]);
            assertEquals(expected, said("--no-simulator").stream().filter(line -> !line.contains("[aot]")).toList());
            Files.setLastModifiedTime(tree.resolve("gateway/target/hazardwatch-gateway.jar"), FileTime.fromMillis(1_700_000_000_000L));
            assertEquals(expected, said("--no-simulator"));
            assertFalse(Files.exists(cache), "a cache of another jar is deleted");
            assertEquals(1, caches(data).size());
        }
    }

    @Test
    void startThatFails_leavesNoCacheOfItsFewClasses() throws Exception {
        plantTree();
        assertEquals(2, run("--no-simulator", "--allow-empty").exitValue());
        assertEquals(List.of(), caches(tree.resolve("data")));
    }

    private static List<Path> caches(Path data) throws IOException {
        try (Stream<Path> all = Files.list(data)) {
            return all.filter(path -> path.getFileName().toString().startsWith("gateway")).toList();
        }
    }

    @Test
    void initOfTheReadme_writesAConfigurationForThisTreeAndStartsNothing() throws Exception {
        plantTree();
        String[] typed = readme("./run.sh init ");
        assertEquals(List.of("init", "/etc/hazardwatch"), List.of(typed));
        Path made = tree.resolve("made");
        said("init", made.toString());
        assertTrue(Files.readString(made.resolve("hazardwatch.service")).contains(" -jar " + tree + "/gateway/target/"));
        assertFalse(Files.exists(tree.resolve("data")));
    }

    /** The arguments of the one command that begins so in the README. */
    private static String[] readme(String beginning) {
        List<String> lines = Documents.text("README.md").lines().map(String::strip).filter(line -> line.startsWith(beginning)).toList();
        assertEquals(1, lines.size(), beginning);
        return lines.getFirst().substring("./run.sh ".length()).split(" ");
    }

    private void plantTree() throws IOException {
        Files.createDirectories(tree.resolve(".ci"));
        Files.copy(Documents.ROOT.resolve("run.sh"), tree.resolve("run.sh"));
        for (String script : List.of(".ci/jdk.sh", ".ci/class-cache.sh", ".ci/init.sh")) {
            Files.copy(Documents.ROOT.resolve(script), tree.resolve(script), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Files.setPosixFilePermissions(tree.resolve("run.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createFile(tree.resolve("pom.xml"));
        for (String module : List.of("gateway", "simulator")) {
            Files.createDirectories(tree.resolve(module).resolve("src/main"));
            Files.createDirectories(tree.resolve(module).resolve("target/lib"));
            Files.createFile(tree.resolve(module).resolve("pom.xml"));
            echoJar(tree.resolve(module).resolve("target/hazardwatch-" + module + ".jar"));
        }
        Files.createDirectories(tree.resolve("target"));
        Files.createFile(tree.resolve("target/built"));
    }

    private static void echoJar(Path file) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, EchoArguments.class.getName());
        String entry = EchoArguments.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(file); JarOutputStream jar = new JarOutputStream(out, manifest);
                var compiled = EchoArguments.class.getResourceAsStream("/" + entry)) {
            jar.putNextEntry(new ZipEntry(entry));
            compiled.transferTo(jar);
            jar.closeEntry();
        }
    }

    private List<String> said(String... arguments) throws Exception {
        Path output = tree.resolve("output");
        assertEquals(0, run(arguments).exitValue(), () -> lines(output).toString());
        return lines(output).stream().filter(line -> !line.contains("AOT")).toList(); // the JVM's own words about its cache
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(tree.resolve("run.sh").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(tree.resolve("output").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("HAZARDWATCH_DATA");
        Process process = builder.start();
        assertTrue(process.waitFor(5, TimeUnit.MINUTES));
        return process;
    }

    /** What a command that fails says; empty when it succeeds. */
    private static String failure(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        return process.exitValue() == 0 ? "" : output;
    }
}

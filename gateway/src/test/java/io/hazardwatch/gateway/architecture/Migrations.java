package io.hazardwatch.gateway.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * A migration that was released is never changed: Flyway refuses to start on a database that ran it as it was. {@code migrations.txt} in the
 * test resources lists all of them with a checksum (CRC-32C of the text, whatever its line endings); a new one is added there by its line.
 */
final class Migrations {
    private static final Path MODULE = Path.of(System.getProperty("hazardwatch.root", "..")).toAbsolutePath().normalize().resolve("gateway");
    private static final Path SCRIPTS = MODULE.resolve("src/main/resources/db");
    private static final Path LIST = MODULE.resolve("src/test/resources/migrations.txt");

    private Migrations() {}

    private static Map<String, String> present() throws IOException {
        Map<String, String> scripts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SCRIPTS)) {
            files.filter(Files::isRegularFile).forEach(each -> scripts.put(SCRIPTS.relativize(each).toString().replace('\\', '/'), checksum(each)));
        }
        return scripts;
    }

    private static String checksum(Path script) {
        CRC32C checksum = new CRC32C();
        try {
            checksum.update(Files.readString(script).replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return String.format("%08x", checksum.getValue());
    }

    private static Map<String, String> listed() throws IOException {
        Map<String, String> scripts = new TreeMap<>();
        for (String line : Files.readAllLines(LIST)) {
            String[] cells = line.split(" ");
            scripts.put(cells[0], cells[1]);
        }
        return scripts;
    }

    /** What is wrong with them, each with what to do about it. */
    static List<String> wrong() throws IOException {
        Map<String, String> present = present();
        List<String> wrong = new ArrayList<>();
        listed().forEach((name, checksum) -> {
            String now = present.remove(name);
            if (!checksum.equals(now)) {
                wrong.add(name + (now == null ? " is gone: bring it back" : " is changed: bring it back and write another one"));
            }
        });
        present.forEach((name, checksum) -> wrong.add("new: add the line \"" + name + ' ' + checksum + "\" to " + LIST.getFileName()));
        return wrong;
    }
}

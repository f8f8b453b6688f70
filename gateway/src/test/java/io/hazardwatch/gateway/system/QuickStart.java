package io.hazardwatch.gateway.system;

import io.hazardwatch.gateway.testkit.Await;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Lets the gateway start quickly again and again, for tests that kill it many times: a small heap, and from {@value #ARCHIVE_FROM} rounds on an
 * archive of loaded classes, which pays only then.
 */
final class QuickStart {
    private static final int ARCHIVE_FROM = 5;
    private static final List<String> SMALL = List.of("-Xmx320m", "-XX:+UseSerialGC", "-Xshare:auto");

    private final List<String> options = new ArrayList<>(SMALL);
    private String classPath = System.getProperty("java.class.path");

    /** Makes the archive if that many rounds are to come; the folders below {@code directory} are its own. */
    static QuickStart of(Path directory, int rounds) throws IOException {
        QuickStart start = new QuickStart();
        if (rounds >= ARCHIVE_FROM) {
            start.archive(Files.createDirectories(directory.resolve("archive")));
        }
        return start;
    }

    List<String> options() {
        return options;
    }

    String classPath() {
        return classPath;
    }

    /** Archives take classes of jars only. */
    private void archive(Path folder) throws IOException {
        List<String> jars = new ArrayList<>();
        for (String each : classPath.split(File.pathSeparator)) {
            Path entry = Path.of(each);
            if (Files.isRegularFile(entry)) {
                jars.add(each);
            } else if (Files.exists(entry.resolve("io/hazardwatch/gateway/Main.class"))) {
                jars.add(jar(entry, folder.resolve("gateway.jar")).toString());
            }
        }
        classPath = String.join(File.pathSeparator, jars);
        Path archive = folder.resolve("classes.jsa");
        new PlantFiles(folder).gateway("lanes: 2\nhj212: {port: 0}\n").site(PlantFiles.device("d", PlantFiles.point("n", PlantFiles.GAS)));
        options.add("-XX:ArchiveClassesAtExit=" + archive);
        try (GatewayProcess trained = GatewayProcess.quick(folder, this)) {
            Await.until("ready", () -> trained.client().get("/health/ready").status() == 200);
        } finally {
            options.removeLast();
        }
        options.add("-XX:SharedArchiveFile=" + archive);
    }

    private static Path jar(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar); ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                ZipEntry entry = new ZipEntry(classes.relativize(file).toString().replace(File.separatorChar, '/'));
                CRC32 sum = new CRC32();
                sum.update(bytes);
                entry.setSize(bytes.length);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(bytes);
            }
        }
        return jar;
    }
}

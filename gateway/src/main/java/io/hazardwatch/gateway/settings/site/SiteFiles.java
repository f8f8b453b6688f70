package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.StatutoryLoosening;
import io.hazardwatch.gateway.settings.yaml.ConfigFolder;
import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import io.hazardwatch.gateway.settings.yaml.SourceFile;
import io.hazardwatch.gateway.settings.yaml.YamlFile;
import io.hazardwatch.gateway.signing.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The site and template files, read once, so that the hashed contents are the loaded ones. Any thread.
 *
 * @param revision SHA-256 over names and contents, hexadecimal; independent of file times
 * @param problems files that could not be listed or read; if there are any, the rest is incomplete and must not be used
 */
public record SiteFiles(String revision, List<SourceFile> templates, List<SourceFile> sites, List<SettingsProblem> problems) {

    /** Reads everything below {@code directory}; large contents are compressed, so that they may be kept beside the registry. */
    public static SiteFiles read(Path directory) {
        return read(directory, SourceFile::packed);
    }

    /** As {@link #read}, for files that are loaded at once and then forgotten: compressing them would take longer than reading. */
    static SiteFiles readPlain(Path directory) {
        return read(directory, UnaryOperator.identity());
    }

    private static SiteFiles read(Path directory, UnaryOperator<SourceFile> keeping) {
        List<SettingsProblem> problems = new ArrayList<>();
        MessageDigest digest = Sha256.newDigest();
        UnaryOperator<SourceFile> taking = file -> {
            add(digest, file);
            return keeping.apply(file);
        };
        List<SourceFile> templates = readFolder(directory, "templates", problems, taking);
        List<SourceFile> sites = readFolder(directory, "sites", problems, taking);
        return new SiteFiles(HexFormat.of().formatHex(digest.digest()), templates, sites, List.copyOf(problems));
    }

    /** Files that are in memory, by name below the configuration's folder. */
    public static SiteFiles of(Map<String, byte[]> contents) {
        List<SourceFile> all = new TreeMap<>(contents).entrySet().stream()
                .map(each -> new SourceFile(each.getKey(), each.getValue(), each.getValue().length)).toList();
        List<SourceFile> templates = all.stream().filter(file -> file.name().startsWith("templates/")).toList();
        List<SourceFile> sites = all.stream().filter(file -> file.name().startsWith("sites/")).toList();
        return new SiteFiles(revision(templates, sites), templates, sites, List.of());
    }

    /** Contents by name, sorted; read only. Each is unpacked when it is asked for. */
    public Map<String, byte[]> contents() {
        return new SourceContents(templates, sites);
    }

    /** The templates alone; {@code problems} takes what cannot be read. */
    static List<SourceFile> templates(Path directory, List<SettingsProblem> problems) {
        return readFolder(directory, "templates", problems, UnaryOperator.identity());
    }

    /** Whether all could be read. */
    public boolean isComplete() {
        return problems.isEmpty();
    }

    /** Where these files, of which {@code after} was loaded, let go of statutory limits of {@code before}. */
    List<SettingsProblem> loosened(Registry before, Registry after) {
        return StatutoryLoosening.between(before, after).stream()
                .map(each -> new SettingsProblem(sites.get(each.siteIndex()).name(), each.path(), each.value(), each.rule())).toList();
    }

    private static List<SourceFile> readFolder(Path directory, String folder, List<SettingsProblem> problems,
                                               UnaryOperator<SourceFile> taking) {
        List<SourceFile> files = new ArrayList<>();
        try {
            Path place = directory.resolve(folder);
            List<Path> listed = folder.equals("sites") ? ConfigFolder.list(place) : ConfigFolder.listOptional(place);
            for (Path file : listed) {
                readFile(folder + '/' + file.getFileName(), file, problems).map(taking).ifPresent(files::add);
            }
        } catch (NoSuchFileException missing) {
            String name = missing.getFile() == null ? folder : directory.relativize(Path.of(missing.getFile())).toString();
            problems.add(new SettingsProblem(name.replace('\\', '/'), "", "(missing)", name.equals("sites")
                    ? "must be a folder with a file for each site" : "must be readable"));
        } catch (IOException e) {
            problems.add(unreadable(folder, e));
        }
        return List.copyOf(files);
    }

    private static Optional<SourceFile> readFile(String name, Path file, List<SettingsProblem> problems) {
        try {
            long size = Files.size(file);
            byte[] content = size > YamlFile.BYTES_MAX ? new byte[0] : Files.readAllBytes(file);
            return Optional.of(new SourceFile(name, content, Math.max(size, content.length)));
        } catch (IOException e) {
            problems.add(unreadable(name, e));
            return Optional.empty();
        }
    }

    private static SettingsProblem unreadable(String name, IOException cause) {
        return new SettingsProblem(name, "", cause.getClass().getSimpleName() + ": " + cause.getMessage(), "must be readable");
    }

    private static String revision(List<SourceFile> templates, List<SourceFile> sites) {
        MessageDigest digest = Sha256.newDigest();
        Stream.concat(templates.stream(), sites.stream()).forEach(file -> add(digest, file));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, SourceFile file) {
        digest.update((file.name() + '\n' + file.size() + '\n').getBytes(StandardCharsets.UTF_8));
        digest.update(file.content());
    }
}

package io.hazardwatch.gateway.onboarding.publication;

import io.hazardwatch.gateway.files.DurableFiles;
import io.hazardwatch.gateway.files.PrivateFiles;
import io.hazardwatch.gateway.signing.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the files of a proposal: its intention first, then all new contents beside their files, then each in place by a renaming. A kill
 * leaves either nothing that is seen, or an intention that {@link #finish} ends at the next start, before any file is read. One thread.
 */
public final class SiteFileWriter {
    private static final Logger LOG = LoggerFactory.getLogger(SiteFileWriter.class);
    private static final Pattern NAME = Pattern.compile("(sites|templates)/[A-Za-z0-9_][A-Za-z0-9_.-]{0,200}\\.ya?ml");
    private static final String INTENT = "publishing";
    private static final String IN_FORCE = "in-force";
    private static final String CELL = "\t";

    private final Path config;
    private final Path intent;
    private final ContentArchive archive;
    private final Consumer<String> step;

    /**
     * @param config folder of the configuration
     * @param data   folder of what the gateway keeps about it
     */
    public SiteFileWriter(Path config, Path data) {
        this(config, data, done -> { });
    }

    /** @param step is told of every step, so that a test can kill between two */
    SiteFileWriter(Path config, Path data, Consumer<String> step) {
        this.config = config;
        this.intent = data.resolve(INTENT);
        this.archive = new ContentArchive(data.resolve("contents"));
        this.step = step;
    }

    /** The contents that it writes from. */
    public ContentArchive archive() {
        return archive;
    }

    /** Whether a proposal may change a file of that name. */
    public static boolean isAllowed(String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * Writes the files of a proposal, whose contents are in the archive.
     *
     * @throws IOException if the disk refuses anything; then nothing has changed, or, while {@link #isIntending}, the next start finishes it
     */
    public void write(long proposal, List<FileChange> files) throws IOException {
        if (!files.stream().allMatch(file -> isAllowed(file.name()))) {
            throw new IOException("no file of a configuration: " + files);
        }
        prepare(files);
        PrivateFiles.createDirectories(intent.getParent());
        new PublicationIntent(proposal, files).write(intent);
        step.accept("intended");
        try {
            replace(files);
        } catch (IOException refused) {
            undo(files);
            done();
            throw refused;
        }
    }

    /** A file is not what the proposal replaces; what was replaced is as before. */
    public static final class FileEditedException extends IOException {
        private static final long serialVersionUID = 1L;

        FileEditedException(String message) {
            super(message);
        }
    }

    /** Puts back what was replaced; if the disk refuses that too, the intention stays and the next start finishes it. */
    private void undo(List<FileChange> files) throws IOException {
        for (FileChange file : files) {
            Path place = place(file);
            Files.deleteIfExists(beside(place));
            if (file.before().isEmpty() && hash(file).equals(file.after())) {
                Files.delete(place);
            } else if (!file.before().isEmpty() && hash(file).equals(file.after())) {
                DurableFiles.SYSTEM.write(beside(place), archive.get(file.before()));
                DurableFiles.SYSTEM.rename(beside(place), place);
            }
        }
    }

    private void prepare(List<FileChange> files) throws IOException {
        for (FileChange file : files) {
            if (!file.after().isEmpty()) {
                Path place = place(file);
                Files.createDirectories(place.getParent());
                DurableFiles.SYSTEM.write(beside(place), archive.get(file.after()));
                Path like = Files.exists(place) ? place : neighbour(place);
                if (like != null && place.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.setPosixFilePermissions(beside(place), Files.getPosixFilePermissions(like));
                }
            }
        }
        step.accept("prepared");
    }

    /** A link stays one: what it names is replaced. */
    private Path place(FileChange file) throws IOException {
        Path place = config.resolve(file.name());
        return Files.isSymbolicLink(place) && Files.exists(place) ? place.toRealPath() : place;
    }

    /** Another file of the folder, whose readers may read a new one too; null if there is none. */
    private static Path neighbour(Path place) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(place.getParent(), "*.yaml")) {
            for (Path file : files) {
                if (!file.equals(place) && Files.isRegularFile(file)) {
                    return file;
                }
            }
            return null;
        }
    }

    /** Begins with a dot, so that it is no file of the configuration. */
    private static Path beside(Path place) {
        return place.resolveSibling("." + place.getFileName() + ".publishing");
    }

    private void replace(List<FileChange> files) throws IOException {
        for (FileChange file : files) {
            Path place = place(file);
            if (!hash(file).equals(file.before())) {
                throw new FileEditedException(file.name() + " was edited meanwhile");
            }
            if (file.after().isEmpty()) {
                Files.deleteIfExists(config.resolve(file.name()));
                DurableFiles.SYSTEM.names(place.getParent());
            } else {
                DurableFiles.SYSTEM.rename(beside(place), place);
            }
            step.accept("replaced " + file.name());
        }
    }

    /**
     * Remembers which files are in force, for the next start.
     *
     * @param hashes SHA-256 by name; the contents are in the archive
     */
    public void keepInForce(Map<String, String> hashes) throws IOException {
        PrivateFiles.createDirectories(intent.getParent());
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(hashes).forEach((name, hash) -> lines.append(name).append(CELL).append(hash).append('\n'));
        DurableFiles.SYSTEM.replace(intent.resolveSibling(IN_FORCE), lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The files that were in force last, by name; empty if that is not known. */
    public Map<String, byte[]> lastInForce() {
        Map<String, byte[]> contents = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(intent.resolveSibling(IN_FORCE))) {
                put(line, contents);
            }
            return contents;
        } catch (NoSuchFileException first) {
            return Map.of();
        } catch (IOException unreadable) {
            LOG.warn("what was in force last cannot be read, so the files are not compared with it: {}", unreadable.getMessage());
            return Map.of();
        }
    }

    /** A line or content that is lost costs the comparison with that file only. */
    private void put(String line, Map<String, byte[]> contents) {
        String[] cells = line.split(CELL, 2);
        try {
            contents.put(cells[0], archive.get(cells.length < 2 ? "" : cells[1]));
        } catch (IOException lost) {
            LOG.warn("what {} was when it was in force last cannot be read, so the file is not compared with it: {}", cells[0], lost.getMessage());
        }
    }

    /** Names of the files whose content, as it was in force last, is lost; to be asked at the start. */
    public List<String> lostInForce() {
        try {
            return Files.readAllLines(intent.resolveSibling(IN_FORCE)).stream().map(line -> line.split(CELL, 2))
                    .filter(cells -> cells.length < 2 || !archive.has(cells[1])).map(cells -> cells[0]).toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    /** Forgets the intention, once the publication is known elsewhere. */
    public void done() throws IOException {
        Files.deleteIfExists(intent);
    }

    /** Whether an intention is on the disk. */
    public boolean isIntending() {
        return Files.exists(intent);
    }

    /**
     * Finishes what a kill interrupted. If somebody edited one of the files since, none is touched and the intention is put aside.
     *
     * @return the number of the proposal that is now in the files; 0 if nothing was to be finished
     * @throws IOException if the disk refuses it; then the configuration must not be read
     */
    public long finish() throws IOException {
        PublicationIntent left = PublicationIntent.read(intent);
        if (left == null) {
            return 0;
        }
        List<FileChange> missing = left.files().stream().filter(file -> !hash(file).equals(file.after())).toList();
        if (missing.stream().anyMatch(file -> !hash(file).equals(file.before()))) {
            Path aside = intent.resolveSibling(INTENT + ".conflict");
            Files.move(intent, aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.warn("proposal {} was being published, and its files have been edited since: they stay as they are; {}", left.proposal(), aside);
            return 0;
        }
        prepare(missing);
        replace(missing);
        LOG.warn("proposal {} was being published when the gateway ended; its files are written now", left.proposal());
        return left.proposal();
    }

    private String hash(FileChange file) {
        try {
            return Sha256.hex(Files.readAllBytes(config.resolve(file.name())));
        } catch (NoSuchFileException none) {
            return "";
        } catch (IOException unreadable) {
            return "unreadable";
        }
    }
}

package io.hazardwatch.gateway.onboarding.publication;

import io.hazardwatch.gateway.files.DurableFiles;
import io.hazardwatch.gateway.signing.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The contents of site and template files that were ever proposed or in force, each under its SHA-256 and compressed. What was put is durable
 * and never changes; what was altered is not given out. Any thread.
 */
public final class ContentArchive {
    private static final String SUFFIX = ".gz";
    private static final int HASH_LENGTH = 64;
    /** As large as a site file may be, so that nothing put here can unpack to more. */
    private static final int BYTES_MAX = 64 << 20;

    private final Path folder;

    /** @param folder is made with the first content */
    public ContentArchive(Path folder) {
        this.folder = folder;
    }

    /**
     * Keeps a content, and returns its SHA-256.
     *
     * @throws IOException if the disk refuses it
     */
    public String put(byte[] content) throws IOException {
        String hash = Sha256.hex(content);
        Path file = folder.resolve(hash + SUFFIX);
        if (!Files.exists(file)) {
            DurableFiles.SYSTEM.createDirectory(folder);
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
                out.write(content);
            }
            Path temporary = folder.resolve(hash + ".new");
            DurableFiles.SYSTEM.write(temporary, packed.toByteArray());
            DurableFiles.SYSTEM.rename(temporary, file);
        }
        return hash;
    }

    /**
     * The content of that SHA-256.
     *
     * @throws IOException if it is missing, cannot be read, or is not what was put
     */
    public byte[] get(String hash) throws IOException {
        if (hash.length() != HASH_LENGTH || !hash.chars().allMatch(digit -> Character.digit(digit, 16) >= 0)) {
            throw new IOException(hash + ": no SHA-256");
        }
        byte[] content;
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(folder.resolve(hash + SUFFIX))))) {
            content = in.readNBytes(BYTES_MAX + 1);
        }
        if (!Sha256.hex(content).equals(hash)) {
            throw new IOException(hash + SUFFIX + ": was altered");
        }
        return content;
    }

    /**
     * Deletes all contents but those of the given hashes, and what an interrupted writing left.
     *
     * @throws IOException if the folder cannot be listed or the disk refuses it
     */
    public void keepOnly(Set<String> hashes) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!name.endsWith(SUFFIX) || !hashes.contains(name.substring(0, name.length() - SUFFIX.length()))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Whether a content of that hash is kept. */
    public boolean has(String hash) {
        return Files.exists(folder.resolve(hash + SUFFIX));
    }
}

package io.hazardwatch.gateway.settings.yaml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A YAML file, read once, so that the hashed contents are the loaded ones. Any thread.
 *
 * @param name relative to the configuration's directory
 * @param kept the contents, or their compressed form if {@code isPacked}; empty if {@code size} exceeds what {@link YamlFile} accepts
 * @param size in bytes, as the file system reports it
 */
public record SourceFile(String name, byte[] kept, boolean isPacked, long size) {
    /** A smaller file is not worth compressing. */
    private static final int PACKED_BYTES_MIN = 32 << 10;

    /** A file whose contents are not compressed. */
    public SourceFile(String name, byte[] content, long size) {
        this(name, content, false, size);
    }

    /** The contents; unpacked anew with each call where they are compressed. */
    public byte[] content() {
        return isPacked ? unpacked() : kept;
    }

    /**
     * The same file with its contents compressed if they are large: those of a province's sites take hundreds of megabytes, a tenth or less when
     * compressed, and are mostly the same as before.
     */
    public SourceFile packed() {
        if (isPacked || kept.length < PACKED_BYTES_MIN) {
            return this;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(kept.length / 16);
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, fast)) {
            out.write(kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            fast.end();
        }
        return new SourceFile(name, bytes.toByteArray(), true, size);
    }

    private byte[] unpacked() {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(kept))) {
            return in.readNBytes((int) size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

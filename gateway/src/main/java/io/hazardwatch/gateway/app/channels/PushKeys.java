package io.hazardwatch.gateway.app.channels;

import com.interaso.webpush.VapidKeys;
import io.hazardwatch.gateway.files.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys by which push services know the gateway (RFC 8292), in a file of the data folder. Browsers subscribe to these keys, so
 * they are made once; with others every browser must subscribe again. Any thread; the first use waits for the disk.
 */
final class PushKeys implements Supplier<VapidKeys> {
    private static final String NAME = "push.key";
    private static final Logger LOG = LoggerFactory.getLogger(PushKeys.class);

    private final Path file;
    private VapidKeys keys;

    PushKeys(Path data) {
        file = data.resolve(NAME);
    }

    @Override
    public synchronized VapidKeys get() {
        if (keys == null) {
            keys = load();
        }
        return keys;
    }

    private VapidKeys load() {
        try {
            VapidKeys kept = Files.exists(file) ? read(Files.readAllLines(file)) : null;
            return kept == null ? made() : kept;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + ": keys of web push", unreadable);
        }
    }

    private static VapidKeys read(List<String> lines) {
        try {
            return lines.size() < 2 ? null : VapidKeys.create(lines.get(0).strip(), lines.get(1).strip());
        } catch (RuntimeException damaged) {
            LOG.error("{} holds no keys any more; new ones are made, and browsers must subscribe again: {}", NAME, damaged.getMessage());
            return null;
        }
    }

    private VapidKeys made() throws IOException {
        VapidKeys made = VapidKeys.generate();
        PrivateFiles.writeString(file, made.getX509PublicKey() + '\n' + made.getPkcs8PrivateKey() + '\n');
        return made;
    }
}

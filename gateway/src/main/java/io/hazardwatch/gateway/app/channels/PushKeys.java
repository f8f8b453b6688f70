package io.hazardwatch.gateway.app.channels;

import io.hazardwatch.gateway.files.PrivateFiles;
import io.hazardwatch.gateway.notify.person.PushKeyText;
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
final class PushKeys implements Supplier<PushKeyText> {
    private static final String NAME = "push.key";
    private static final Logger LOG = LoggerFactory.getLogger(PushKeys.class);

    private final Path file;
    private PushKeyText keys;

    PushKeys(Path data) {
        file = data.resolve(NAME);
    }

    @Override
    public synchronized PushKeyText get() {
        if (keys == null) {
            keys = load();
        }
        return keys;
    }

    private PushKeyText load() {
        try {
            PushKeyText kept = Files.exists(file) ? read(Files.readAllLines(file)) : null;
            return kept == null ? made() : kept;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + ": keys of web push", unreadable);
        }
    }

    private static PushKeyText read(List<String> lines) {
        PushKeyText kept = lines.size() < 2 ? null : new PushKeyText(lines.get(0).strip(), lines.get(1).strip());
        if (kept == null || !kept.isReadable()) {
            LOG.error("{} holds no keys any more; new ones are made, and browsers must subscribe again", NAME);
            return null;
        }
        return kept;
    }

    private PushKeyText made() throws IOException {
        PushKeyText made = PushKeyText.made();
        PrivateFiles.writeString(file, made.publicKey() + '\n' + made.privateKey() + '\n');
        return made;
    }
}

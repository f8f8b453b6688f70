package io.hazardwatch.gateway.app.duty;

import io.hazardwatch.gateway.files.DurableFiles;
import io.hazardwatch.gateway.settings.roster.RosterDocument;
import io.hazardwatch.gateway.settings.roster.RosterFile;
import io.hazardwatch.gateway.settings.roster.RosterText;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A copy of the roster in force, next to the gateway's own data, for a start while the relational store is unavailable. The
 * store remains the place where the roster is kept; the copy is written within a minute of an edit. One thread at a time.
 */
final class RosterCopy {
    /** Its name in the data folder. */
    static final String NAME = "roster-in-force.yaml";
    private static final Logger LOG = LoggerFactory.getLogger(RosterCopy.class);

    private final Path file;

    RosterCopy(Path data) {
        file = data.resolve(NAME);
    }

    /** The roster that was last in force, or null if unknown. */
    RosterDocument read() {
        try {
            return Files.exists(file) && RosterFile.copy(Files.readString(file)) instanceof LoadResult.Valid<RosterDocument> taken
                    ? taken.value() : null;
        } catch (IOException e) {
            LOG.warn("{} cannot be read: {}", file, e.toString());
            return null;
        }
    }

    /**
     * Replaces the whole copy.
     *
     * @return false if it could not be written
     */
    boolean write(RosterDocument contents) {
        try {
            DurableFiles.SYSTEM.replace(file, RosterText.of(contents).getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IOException e) {
            LOG.warn("{} cannot be written: {}", file, e.toString());
            return false;
        }
    }
}

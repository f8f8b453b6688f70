package io.hazardwatch.gateway.app.process;

import io.hazardwatch.gateway.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data directory, accessible only to the gateway's own user. Everything created in it later is private
 * ({@link PrivateFiles}); this class removes the permissions of others on what already exists.
 */
public final class DataFolder {
    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);

    private DataFolder() {}

    /**
     * Creates the directory if needed, and removes the permissions of others on it and its entries.
     *
     * @throws IOException if the directory cannot be created or changed
     */
    public static void prepare(Path directory) throws IOException {
        PrivateFiles.createDirectories(directory);
        try {
            PrivateFiles.closeAll(directory);
        } catch (IOException refused) {
            LOG.warn("{}", refused.getMessage());
        }
    }
}

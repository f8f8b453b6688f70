package io.hazardwatch.gateway.app.process;

import io.hazardwatch.gateway.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data directory, for the gateway's own user only. All that is made in it later is made private ({@link PrivateFiles}); here
 * what lies there from earlier is closed to others.
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

package io.hazardwatch.gateway.app;

import io.hazardwatch.gateway.sqlite.SqliteFile;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads, beside the reading of the configuration, what the start needs next and what takes long: logging, the native library of SQLite
 * with driver and Jdbi, and the certificates of the authorities the JDK trusts. A thread of its own that ends by itself within a second.
 */
public final class StartupPreloader {
    private StartupPreloader() {}

    /** Begins loading and returns at once. */
    public static void begin() {
        Thread thread = new Thread(StartupPreloader::load, "early-loading");
        thread.setDaemon(true);
        thread.start();
    }

    private static void load() {
        Logger log = LoggerFactory.getLogger(StartupPreloader.class);
        try {
            SqliteFile.loadLibrary();
            SSLContext.getDefault();
        } catch (IOException | NoSuchAlgorithmException failed) {
            log.debug("the start reports this where it needs them", failed);
        }
    }
}

package io.hazardwatch.gateway.testkit;

import io.hazardwatch.gateway.database.DatabaseSettings;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A PostgreSQL server for all tests of a class, and a fresh database on it for each test. A server that a test has stopped is
 * started again for the next one. Register it as a static field.
 */
public final class PostgresPlace implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    private PostgresServer server;
    private DatabaseSettings settings;

    @Override
    public void beforeAll(ExtensionContext context) {
        server = PostgresServer.started();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        server.start();
        settings = TestDatabase.anew(server);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (server != null) {
            server.close();
        }
    }

    public PostgresServer server() {
        return server;
    }

    /** The database of the present test. */
    public TestDatabase place() {
        return TestDatabase.postgres(server, settings);
    }

    /** Where the database of the present test is. */
    public DatabaseSettings settings() {
        return settings;
    }
}

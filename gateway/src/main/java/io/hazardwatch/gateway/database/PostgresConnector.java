package io.hazardwatch.gateway.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Opens connections to a PostgreSQL server. Every wait is bounded, in the driver and, for statements, at the server too. Any
 * thread.
 */
final class PostgresConnector {
    private static final int CONNECT_SECONDS_MAX = 2;
    /** Longest silence of the server within an answer; the server cancels a statement before that. */
    private static final int SOCKET_SECONDS_MAX = 10;
    private static final String SESSION = "-c statement_timeout=8000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=30000"
            + " -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";
    private static final int CONNECTIONS_MAX = 6;
    private static final long BORROW_MILLIS_MAX = 2_000;
    private static final long VALIDATION_MILLIS_MAX = 1_000;
    /**
     * Number of the advisory lock that one gateway holds to own the store; any number that nothing else in the database uses.
     */
    private static final long OWNER_LOCK = 0x4861_7a61_7264L;

    private final DatabaseSettings settings;

    PostgresConnector(DatabaseSettings settings) {
        this.settings = settings;
    }

    /** Creates a pool that opens its first connection on demand. */
    HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        config.setJdbcUrl(settings.url());
        config.setDataSourceProperties(properties());
        config.setMaximumPoolSize(CONNECTIONS_MAX);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(BORROW_MILLIS_MAX);
        config.setValidationTimeout(VALIDATION_MILLIS_MAX);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /**
     * Opens a connection that owns the store as long as it is open.
     *
     * @return null when another gateway owns it
     */
    Connection owner() throws SQLException {
        Connection connection = DriverManager.getConnection(settings.url(), properties());
        boolean isOwner = false;
        try {
            isOwner = isLocked(connection);
            return isOwner ? connection : null;
        } finally {
            if (!isOwner) {
                connection.close();
            }
        }
    }

    private static boolean isLocked(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            lock.setLong(1, OWNER_LOCK);
            try (ResultSet lines = lock.executeQuery()) {
                return lines.next() && lines.getBoolean(1);
            }
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        put(properties, "user", settings.user());
        put(properties, "password", settings.password());
        put(properties, "connectTimeout", String.valueOf(CONNECT_SECONDS_MAX));
        put(properties, "socketTimeout", String.valueOf(SOCKET_SECONDS_MAX));
        put(properties, "cancelSignalTimeout", String.valueOf(CONNECT_SECONDS_MAX));
        put(properties, "tcpKeepAlive", "true");
        put(properties, "ApplicationName", "hazardwatch");
        put(properties, "options", SESSION);
        return properties;
    }

    private static void put(Properties properties, String name, String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }
}

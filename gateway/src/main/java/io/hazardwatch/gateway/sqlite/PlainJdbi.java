package io.hazardwatch.gateway.sqlite;

import java.sql.Connection;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;

/** Jdbi for short statements: named parameters and lists, read without Jdbi's generated lexers. Any thread. */
public final class PlainJdbi {
    private PlainJdbi() {}

    /** On the connections of a pool or of a file. */
    public static Jdbi on(ConnectionFactory connections) {
        return plain(Jdbi.create(connections));
    }

    /** On the connections of a pool. */
    public static Jdbi on(DataSource pool) {
        return plain(Jdbi.create(pool));
    }

    /** On one connection, which stays the caller's. */
    public static Jdbi on(Connection connection) {
        return plain(Jdbi.create(connection));
    }

    private static Jdbi plain(Jdbi jdbi) {
        return jdbi.configure(SqlStatements.class, statements -> statements.setSqlParser(new NamedParameters())
                .setTemplateEngine(new ListTemplateEngine()));
    }
}

package io.hazardwatch.gateway.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedParametersTest {
    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1", "SELECT a FROM b WHERE c = :c AND d<:d_2 OR :e.f IS NULL", "VALUES (?, ?,?)",
            "SELECT ':no', :yes, 'it''s :no'", "SELECT x::text, :y::int", "SELECT \":no\", :yes", "SELECT :a -- :no", "SELECT :a /* :no */",
            "SELECT a || ':' || :b", "SELECT 'ä:' || :b",
            "SELECT '\\:a', :b", "SELECT a ?? :b", "SELECT a ??| :b", "SELECT 'x', :a, :ab, :abc"})
    void statement_readsAsJdbiReadsIt(String sql) {
        assertEquals(new ColonPrefixSqlParser().parse(sql, null), new NamedParameters().parse(sql, null));
    }

    @Test
    void listAndComparison_bindAsBefore() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            Jdbi jdbi = PlainJdbi.on(connection);

            assertEquals(List.of(2, 3), jdbi.withHandle(handle -> handle.createQuery(
                    "SELECT n FROM (SELECT 1 AS n UNION SELECT 2 UNION SELECT 3) WHERE n IN (<numbers>) AND n < :most AND 0<n")
                    .bindList("numbers", List.of(2, 3, 4)).bind("most", 4).mapTo(Integer.class).list()));
            assertEquals(List.of(2), jdbi.withHandle(handle -> handle.select("SELECT ? + ?", 1, 1).mapTo(Integer.class).list()));
        }
    }
}

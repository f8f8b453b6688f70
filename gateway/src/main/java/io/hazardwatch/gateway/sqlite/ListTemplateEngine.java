package io.hazardwatch.gateway.sqlite;

import org.jdbi.v3.core.statement.DefinedAttributeTemplateEngine;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.TemplateEngine;

/**
 * Passes a statement without {@code <name>} through unread, because Jdbi's template engine is a generated lexer that costs a start more
 * than the statements themselves. Any thread.
 */
final class ListTemplateEngine implements TemplateEngine {
    /** Made for the first statement that needs it. */
    private static final class Lexer {
        static final TemplateEngine ALL = new DefinedAttributeTemplateEngine();
    }

    @Override
    public String render(String sql, StatementContext context) {
        return isTemplate(sql) ? Lexer.ALL.render(sql, context) : sql;
    }

    /** An escaped bracket is the engine's affair as well; a comparison is followed by a blank, a mark or a digit. */
    private static boolean isTemplate(String sql) {
        for (int at = sql.indexOf('<'); at >= 0 && at + 1 < sql.length(); at = sql.indexOf('<', at + 1)) {
            if (Character.isJavaIdentifierStart(sql.charAt(at + 1))) {
                return true;
            }
        }
        return sql.indexOf('\\') >= 0;
    }
}

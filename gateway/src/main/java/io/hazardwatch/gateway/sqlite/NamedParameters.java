package io.hazardwatch.gateway.sqlite;

import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Finds the {@code :name} parameters of a statement in one pass. Jdbi's own parser is a generated lexer, which a start had to load and to
 * compile for a hundred short statements; it still reads those with comments, quoted names, escapes or operators with a
 * question mark. Any thread.
 */
final class NamedParameters implements SqlParser {
    private static final char MARK = ':';
    private static final char QUOTE = '\'';

    /** Made for the first statement that needs it. */
    private static final class Lexer {
        static final SqlParser ALL = new ColonPrefixSqlParser();
    }

    @Override
    public ParsedSql parse(String sql, StatementContext context) {
        if (isUnusual(sql)) {
            return Lexer.ALL.parse(sql, context);
        }
        ParsedSql.Builder parsed = ParsedSql.builder();
        int copied = 0;
        int at = 0;
        while (at < sql.length()) {
            char next = sql.charAt(at);
            int end = at + 1;
            if (next == QUOTE) {
                end = afterQuote(sql, end);
            } else if (next == MARK && sql.startsWith("::", at)) {
                end++;
            } else if (next == MARK && endOfName(sql, end) > end) {
                end = endOfName(sql, end);
                parsed.append(sql.substring(copied, at)).appendNamedParameter(sql.substring(at + 1, end));
                copied = end;
            } else if (next == '?') {
                parsed.append(sql.substring(copied, at)).appendPositionalParameter();
                copied = end;
            }
            at = end;
        }
        return parsed.append(sql.substring(copied)).build();
    }

    private static boolean isUnusual(String sql) {
        return sql.indexOf('"') >= 0 || sql.indexOf('\\') >= 0 || sql.indexOf('`') >= 0 || sql.contains("--") || sql.contains("/*")
                || sql.contains("//") || sql.contains("??") || sql.contains("?.");
    }

    /** A doubled quote within a text reads as two texts, which is the same here. */
    private static int afterQuote(String sql, int from) {
        int end = sql.indexOf(QUOTE, from);
        return end < 0 ? sql.length() : end + 1;
    }

    private static int endOfName(String sql, int from) {
        int end = from;
        while (end < sql.length() && (Character.isJavaIdentifierPart(sql.charAt(end)) || sql.charAt(end) == '.')) {
            end++;
        }
        return end;
    }

    @Override
    public String nameParameter(String name, StatementContext context) {
        return MARK + name;
    }
}

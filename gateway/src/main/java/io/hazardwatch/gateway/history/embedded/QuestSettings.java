package io.hazardwatch.gateway.history.embedded;

/**
 * QuestDB for the few short statements of this gateway: its compilers, of which several are kept, hold tens of megabytes of the heap for
 * models of long queries by themselves. Each pool grows when a statement needs more. Any thread.
 */
final class QuestSettings extends PrivateQuestFiles {
    private static final int MODELS = 16;
    private static final int COLUMNS = 64;
    private static final int WORDS = 256;
    /** How long one table is applied before the others have their turn, so that a backlog in that of late readings delays the others no longer. */
    private static final long APPLY_MILLIS = 200;

    QuestSettings(CharSequence directory) {
        super(directory);
    }

    @Override
    public int getSqlModelPoolCapacity() {
        return MODELS;
    }

    @Override
    public int getSqlColumnPoolCapacity() {
        return COLUMNS;
    }

    @Override
    public int getSqlExpressionPoolCapacity() {
        return WORDS;
    }

    @Override
    public int getSqlLexerPoolCapacity() {
        return WORDS;
    }

    @Override
    public int getWithClauseModelPoolCapacity() {
        return MODELS;
    }

    @Override
    public int getGroupByPoolCapacity() {
        return COLUMNS;
    }

    @Override
    public long getWalApplyTableTimeQuota() {
        return APPLY_MILLIS;
    }
}

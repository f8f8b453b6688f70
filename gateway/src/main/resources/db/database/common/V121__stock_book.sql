-- The stock book of hazard sources: entered by one person, decided by another. Kept for good; the law asks for three years.
CREATE TABLE stock_entry (
    number BIGINT NOT NULL PRIMARY KEY,
    source TEXT NOT NULL,
    substance TEXT NOT NULL,
    is_in INTEGER NOT NULL,
    grams BIGINT NOT NULL,
    day TEXT NOT NULL,
    words TEXT NOT NULL,
    corrects BIGINT NOT NULL,
    entered_by TEXT NOT NULL,
    entered_at BIGINT NOT NULL,
    entered_session TEXT,
    state TEXT NOT NULL,
    decided_words TEXT NOT NULL,
    decided_by TEXT,
    decided_at BIGINT,
    decided_session TEXT
);
CREATE INDEX stock_entry_source ON stock_entry (source, day);
CREATE INDEX stock_entry_state ON stock_entry (state);
CREATE INDEX stock_entry_corrects ON stock_entry (corrects);

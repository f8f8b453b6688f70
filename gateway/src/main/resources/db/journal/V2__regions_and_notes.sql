-- format: NULL as the first version wrote it, 2 with the columns below, which are hashed as well.
-- A note concerns no alarm: it has note_subject and no alarm_id.
ALTER TABLE entry ADD COLUMN format             INTEGER;
ALTER TABLE entry ADD COLUMN fired_late         INTEGER;
ALTER TABLE entry ADD COLUMN note_enterprise    TEXT;
ALTER TABLE entry ADD COLUMN note_subject       TEXT;
ALTER TABLE entry ADD COLUMN severity_max       TEXT;
ALTER TABLE entry ADD COLUMN annunciation       TEXT;
ALTER TABLE entry ADD COLUMN dark_activations   INTEGER;
ALTER TABLE entry ADD COLUMN visible_at         INTEGER;
ALTER TABLE entry ADD COLUMN lease_until        INTEGER;
ALTER TABLE entry ADD COLUMN realarm_at         INTEGER;
ALTER TABLE entry ADD COLUMN realarms           INTEGER;
ALTER TABLE entry ADD COLUMN shelved_one_shot   INTEGER;
ALTER TABLE entry ADD COLUMN shelved_since      INTEGER;
ALTER TABLE entry ADD COLUMN shelved_until      INTEGER;
ALTER TABLE entry ADD COLUMN shelved_reason     TEXT;
ALTER TABLE entry ADD COLUMN shelved_by         TEXT;
ALTER TABLE entry ADD COLUMN shelved_extensions INTEGER;
ALTER TABLE entry ADD COLUMN shelved_priority   TEXT;
-- Design rules that suppress: rule|source priority|since|until|cause,cause and a semicolon between two rules.
ALTER TABLE entry ADD COLUMN suppressors        TEXT;
ALTER TABLE entry ADD COLUMN oos_permit         TEXT;
ALTER TABLE entry ADD COLUMN oos_since          INTEGER;
ALTER TABLE entry ADD COLUMN oos_until          INTEGER;
ALTER TABLE entry ADD COLUMN oos_measure        TEXT;
ALTER TABLE entry ADD COLUMN oos_by             TEXT;
ALTER TABLE entry ADD COLUMN oos_second         TEXT;
ALTER TABLE entry ADD COLUMN oos_overdue        INTEGER;

CREATE INDEX entry_notes ON entry (seq) WHERE alarm_id IS NULL;

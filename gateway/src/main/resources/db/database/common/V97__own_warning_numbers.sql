-- The number at the end of the identifier of a message that was sent: the highest ever + 1. NULL for what was not, and for older messages.
ALTER TABLE own_warning ADD COLUMN number BIGINT;
CREATE UNIQUE INDEX own_warning_number ON own_warning (number);

-- Names of the qualifications that everybody at the post must hold, one a line; null = none.
ALTER TABLE post ADD COLUMN qualifications TEXT;

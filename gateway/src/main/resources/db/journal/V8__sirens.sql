-- What a siren was last told is its newest row.
CREATE INDEX notification_of_sirens ON notification (person, id) WHERE purpose = 'SIREN';

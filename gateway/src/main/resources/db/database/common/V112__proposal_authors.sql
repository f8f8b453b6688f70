-- Who proposed, so that open proposals of a person are counted without reading them. Earlier ones count for nobody in particular.
ALTER TABLE configuration_proposal ADD COLUMN author VARCHAR(128) NOT NULL DEFAULT '';

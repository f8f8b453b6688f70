-- What the headers of an enterprise's tables of points mean, as somebody has said once; an empty column leaves a header out.
CREATE TABLE import_mapping (
    enterprise TEXT NOT NULL,
    header TEXT NOT NULL,
    meaning TEXT NOT NULL,
    PRIMARY KEY (enterprise, header)
);

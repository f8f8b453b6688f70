package io.hazardwatch.gateway.onboarding.imports;

/** What a cell, a row or a whole file is changed or refused by; texts for people are in {@code import-rules}. */
public enum ImportRule {
    /** A formula is never evaluated; its value has to be pasted. */
    FORMULA,
    /** The cell shows an error of the spreadsheet. */
    ERROR_VALUE,
    /** The spreadsheet shows a number of the cell as a percentage, and keeps the hundredth part of it. */
    PERCENTAGE,
    /** The spreadsheet shows the number of the cell as a date or a time. */
    DATE,
    /** A cell that must be filled is empty. */
    MISSING,
    /** Not an id: letters, digits, _ and - only, at most 64, not beginning with _. */
    NOT_AN_ID,
    /** The same point stands in an earlier row. */
    TWICE,
    /** Not a number. */
    NOT_A_NUMBER,
    /** Only one end of the range is given. */
    HALF_RANGE,
    /** Not a duration such as 1s, 5m. */
    NOT_A_DURATION,
    /** Not one of P1 to P4. */
    NOT_A_PRIORITY,
    /** A priority, deadband or delay without a limit that it is about. */
    WITHOUT_LIMIT,
    /** Another hazard source than an earlier row of the same device has. */
    OTHER_SOURCE,
    /** Longer than a cell may be. */
    TOO_LONG,
    /** A cell behind the last header. */
    TOO_MANY_CELLS,
    /** What {@code check} says of it. */
    CONFIGURATION,
    /** Changed: full-width characters, blanks or a trailing unit taken away. */
    TIDIED,
    /** Changed: a duration without a unit is taken as seconds, or written in another way. */
    DURATION_WRITTEN,
    /** Changed: the unit is written as the gateway writes it. */
    UNIT_WRITTEN,
    /** The whole file: neither CSV nor XLSX. */
    NOT_A_TABLE,
    /** The whole file: an old Excel file. */
    OLD_EXCEL,
    /** The whole file: it has macros. */
    MACROS,
    /** The whole file: it refers to other files, or declares entities. */
    EXTERNAL,
    /** The whole file: it would unpack to far more than it is. */
    ZIP_BOMB,
    /** The whole file: neither UTF-8 nor GBK. */
    ENCODING,
    /** The whole file: too many columns. */
    TOO_MANY_COLUMNS,
    /** The whole file: too many rows. */
    TOO_MANY_ROWS,
    /** The whole file: no rows below the headers. */
    EMPTY,
    /** The whole file: two columns mean the same. */
    HEADER_TWICE,
    /** The whole file: columns that are needed are not there. */
    COLUMNS_MISSING
}

package io.hazardwatch.gateway.onboarding.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;

/** Which formats show a number as something else than it is: {@code 19.5%} is kept as 0.195, and a date as a count of days. One thread. */
final class CellFormats {
    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final String STYLES = "spreadsheetml.styles+xml";
    /** What is shown as it stands: quoted, behind a backslash, the width or the filling of a character, a colour, a condition or a language. */
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"?|[\\\\_*].?|\\[(?!(?:h+|m+|s+)])[^]]*]?",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    /** Letters that stand for a plain number, although each of them is one of a date elsewhere. */
    private static final Pattern PLAIN = Pattern.compile("general|G/通用格式|E[+-]", Pattern.CASE_INSENSITIVE);
    /** Parts of dates and times, of weekdays, and of years in other calendars. */
    private static final Pattern DATE = Pattern.compile("[ymdhsaegb]", Pattern.CASE_INSENSITIVE);

    /** By code; a file has few, and they stand in every cell. */
    private final Map<String, Optional<ImportRule>> faults = new HashMap<>();

    /** Whether a workbook has any; the reader insists on their part where it is asked for them. */
    static boolean areIn(byte[] file) throws IOException {
        try (ZipFile zip = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                if (entry.getName().equalsIgnoreCase(CONTENT_TYPES)) {
                    try (InputStream types = zip.getInputStream(entry)) {
                        return new String(types.readAllBytes(), StandardCharsets.UTF_8).contains(STYLES);
                    }
                }
            }
            return false;
        }
    }

    /** What makes the number of a cell unusable; null if nothing does. */
    ImportRule fault(Cell cell) {
        Integer id = cell.getDataFormatId();
        String code = cell.getDataFormatString();
        ImportRule known = id == null ? null : ofKnown(id);
        return known != null || code == null ? known : faults.computeIfAbsent(code, CellFormats::ofCode).orElse(null);
    }

    /** Formats that every spreadsheet knows without a code; from 27 on those of Chinese, Japanese, Korean and Thai ones. */
    private static ImportRule ofKnown(int id) {
        if (id == 9 || id == 10 || id == 67 || id == 68) {
            return ImportRule.PERCENTAGE;
        }
        boolean isDate = id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58 || id >= 71 && id <= 81;
        return isDate ? ImportRule.DATE : null;
    }

    private static Optional<ImportRule> ofCode(String code) {
        String shown = PLAIN.matcher(LITERAL.matcher(code).replaceAll("")).replaceAll("");
        return shown.indexOf('%') >= 0 ? Optional.of(ImportRule.PERCENTAGE)
                : DATE.matcher(shown).find() ? Optional.of(ImportRule.DATE) : Optional.empty();
    }
}

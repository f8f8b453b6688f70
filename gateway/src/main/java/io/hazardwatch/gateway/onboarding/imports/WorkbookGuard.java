package io.hazardwatch.gateway.onboarding.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Looks through a workbook before anything reads it: it is unpacked once, counted and thrown away, by the same library as the reader unpacks it
 * with, so that both see the same parts. Refuses what would unpack to too much, what has macros, and what refers to something outside.
 */
final class WorkbookGuard {
    /** Most bytes of all parts together: 100,000 rows of 25 columns are some 150 MB of XML. */
    private static final long BYTES_MAX = 300L << 20;
    /** How many times its own size a part may have once it is larger than {@link #SMALL}. */
    private static final int RATIO_MAX = 200;
    private static final long SMALL = 8L << 20;
    private static final int PARTS_MAX = 1_000;
    /** Most bytes of all parts beside the sheets, because the reader holds shared texts and formats whole. */
    private static final long OTHERS_MAX = 32L << 20;
    /** Most bytes without markup in a part of markup; a cell has 32,767 characters at most. */
    private static final int RUN_MAX = 256 << 10;
    private static final String SHEETS = "xl/worksheets/";
    /** What the reader holds whole and no sheet has. */
    private static final String SHARED_TEXTS = "sst";
    private static final String CELL_FORMATS = "cellXfs";
    /** The reader holds these too, and a sheet may have some. */
    private static final String FORMAT = "numFmt";
    private static final int CHUNK = 64 << 10;
    private static final byte[] DOCTYPE = "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII);
    private static final List<String> MACROS = List.of("vbaproject", "macrosheets/", "activex/", "embeddings/", "dialogsheets/");
    private static final String OUTSIDE = "externallinks/";

    private long total;
    private long others;
    private int run;
    private boolean isInFormat;
    private boolean isInName;
    private final StringBuilder name = new StringBuilder();

    private WorkbookGuard() {}

    static void check(byte[] file) {
        try (ZipFile zip = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
            if (entries.size() > PARTS_MAX) {
                throw new RefusedTableException(ImportRule.ZIP_BOMB, entries.size() + " parts");
            }
            WorkbookGuard guard = new WorkbookGuard();
            entries.forEach(entry -> judge(entry.getName().toLowerCase(Locale.ROOT)));
            for (ZipArchiveEntry entry : entries) {
                try (InputStream stream = zip.getInputStream(entry)) {
                    guard.count(entry, stream);
                }
            }
        } catch (IOException broken) {
            throw new RefusedTableException(ImportRule.NOT_A_TABLE, broken.getClass().getSimpleName());
        }
    }

    private static void judge(String name) {
        if (MACROS.stream().anyMatch(name::contains)) {
            throw new RefusedTableException(ImportRule.MACROS, name);
        }
        if (name.contains(OUTSIDE)) {
            throw new RefusedTableException(ImportRule.EXTERNAL, name);
        }
    }

    private void count(ZipArchiveEntry entry, InputStream stream) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long size = 0;
        int matched = 0;
        boolean isMarkup = isMarkup(entry.getName());
        boolean isSheet = isMarkup && entry.getName().toLowerCase(Locale.ROOT).startsWith(SHEETS);
        run = 0;
        isInFormat = false;
        isInName = false;
        for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
            if (size == 0 && isMarkup && isWide(chunk, read)) {
                throw new RefusedTableException(ImportRule.EXTERNAL, entry.getName());
            }
            size += read;
            total += read;
            others += isSheet ? 0 : read;
            boolean isTooMuch = others > OTHERS_MAX || total > BYTES_MAX
                    || size > SMALL && size > RATIO_MAX * Math.max(1, entry.getCompressedSize());
            if (isTooMuch || isMarkup && isRunTooLong(chunk, read, isSheet)) {
                throw new RefusedTableException(ImportRule.ZIP_BOMB, entry.getName());
            }
            matched = matchedAfter(chunk, read, matched);
            if (matched == DOCTYPE.length) {
                throw new RefusedTableException(ImportRule.EXTERNAL, entry.getName());
            }
        }
    }

    /** Whether there is too much text between two marks, or what is held stands where only sheets may be so large; counts formats in sheets. */
    private boolean isRunTooLong(byte[] chunk, int read, boolean isSheet) {
        for (int i = 0; i < read; i++) {
            byte each = chunk[i];
            run = each == '<' ? 0 : run + 1;
            if (run > RUN_MAX) {
                return true;
            }
            isInFormat &= each != '<';
            others += isInFormat ? 1 : 0;
            if (each == '<' || isInName && each == ':') {
                isInName = true;
                name.setLength(0);
            } else if (isInName && (each <= ' ' && each >= 0 || each == '>' || each == '/')) {
                isInName = false;
                if (isSheet && (SHARED_TEXTS.contentEquals(name) || CELL_FORMATS.contentEquals(name))) {
                    return true;
                }
                isInFormat = isSheet && FORMAT.contentEquals(name);
            } else if (isInName && name.length() <= CELL_FORMATS.length()) {
                name.append((char) each);
            }
        }
        return false;
    }

    private static boolean isMarkup(String name) {
        String folded = name.toLowerCase(Locale.ROOT);
        return folded.endsWith(".xml") || folded.endsWith(".rels");
    }

    /** An encoding of two bytes a character, in which a declaration would not be seen; no spreadsheet writes it. */
    private static boolean isWide(byte[] chunk, int read) {
        return read > 1 && (chunk[0] == 0 || chunk[1] == 0 || chunk[0] == (byte) 0xFE && chunk[1] == (byte) 0xFF
                || chunk[0] == (byte) 0xFF && chunk[1] == (byte) 0xFE);
    }

    /** How much of the declaration of a document type has been seen, over the ends of chunks. */
    private static int matchedAfter(byte[] chunk, int read, int before) {
        int matched = before;
        for (int i = 0; i < read && matched < DOCTYPE.length; i++) {
            matched = chunk[i] == DOCTYPE[matched] ? matched + 1 : chunk[i] == DOCTYPE[0] ? 1 : 0;
        }
        return matched;
    }
}

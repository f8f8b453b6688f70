package io.hazardwatch.gateway.history.export;

import io.hazardwatch.gateway.history.store.LineProtocol;
import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.signing.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes an archive: a file per point, then {@code manifest.json}, then {@code SHA256SUMS} for {@code sha256sum -c}. One
 * thread, which is blocked for as long as the receiver takes.
 */
public final class ExportArchive {
    private static final int PAGE_READINGS = 20_000;
    private static final String MANIFEST = "manifest.json";
    private static final String SUMS = "SHA256SUMS";

    /** Source of the readings, see {@link io.hazardwatch.gateway.history.store.TimeSeriesStore#page}. */
    @FunctionalInterface
    public interface Source {
        /** Adds readings to the page, oldest first. */
        void page(PointId point, long fromMillis, long toMillis, ReadingBatch page) throws StoreException;
    }

    /** Receives the progress. */
    @FunctionalInterface
    public interface Progress {
        /** Reports the number of finished points and of written readings. */
        void on(int points, long readings);
    }

    private final ExportFormat form;
    private final Source source;
    private final Progress progress;
    private final LineProtocol protocol = new LineProtocol();
    private final ReadingBatch page = new ReadingBatch(PAGE_READINGS);
    private int points;
    private long readings;

    /** An instance writes one archive. */
    public ExportArchive(ExportFormat form, Source source, Progress progress) {
        this.form = form;
        this.source = source;
        this.progress = progress;
    }

    /**
     * Writes the whole archive and leaves {@code out} open.
     *
     * @param manifest the manifest's text in pieces, requested after everything else is written
     * @throws IOException if {@code out} fails
     * @throws StoreException if the store fails
     */
    public void write(OutputStream out, List<PointId> asked, long fromMillis, long toMillis,
                      Function<List<ExportedPoint>, Stream<String>> manifest) throws IOException, StoreException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        List<ExportedPoint> done = new ArrayList<>();
        for (PointId point : asked) {
            done.add(point(zip, point, fromMillis, toMillis));
            progress.on(++points, readings);
        }
        String sum = text(zip, MANIFEST, manifest.apply(done));
        text(zip, SUMS, Stream.concat(done.stream().map(file -> line(file.sha256(), file.file())), Stream.of(line(sum, MANIFEST))));
        zip.finish();
        out.flush();
    }

    private ExportedPoint point(ZipOutputStream zip, PointId point, long fromMillis, long toMillis) throws IOException, StoreException {
        String file = point + "." + form.ending();
        MessageDigest digest = Sha256.newDigest();
        zip.putNextEntry(new ZipEntry(file));
        long bytes = put(zip, digest, form.head());
        long before = readings;
        long first = 0;
        long last = 0;
        for (long from = fromMillis; from < toMillis; from = last + 1) {
            page.count = 0;
            source.page(point, from, toMillis, page);
            if (page.count == 0) {
                break;
            }
            bytes += put(zip, digest, form.lines(page, protocol));
            first = first == 0 ? page.eventMillis[0] : first;
            last = page.eventMillis[page.count - 1];
            readings += page.count;
            progress.on(points, readings);
            if (!page.isFull()) {
                break;
            }
        }
        zip.closeEntry();
        return new ExportedPoint(point, file, readings - before, first, last, bytes, sum(digest));
    }

    private static String text(ZipOutputStream zip, String name, Stream<String> pieces) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        zip.putNextEntry(new ZipEntry(name));
        for (Iterator<String> each = pieces.iterator(); each.hasNext();) {
            put(zip, digest, each.next());
        }
        zip.closeEntry();
        return sum(digest);
    }

    private static String line(String sum, String file) {
        return sum + "  " + file + '\n';
    }

    private static long put(ZipOutputStream zip, MessageDigest digest, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(bytes);
        zip.write(bytes);
        return bytes.length;
    }

    private static String sum(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}

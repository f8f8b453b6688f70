package io.hazardwatch.gateway.api.history;

import io.hazardwatch.gateway.api.access.Authentication;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.history.export.ExportArchive;
import io.hazardwatch.gateway.history.export.ExportedPoint;
import io.hazardwatch.gateway.history.store.StoreException;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Ordered and running exports of readings; each running one has a thread of its own. Event loop, unless stated otherwise. */
public final class ReadingExports {
    /** Orders kept; the oldest that is not running is dropped first. */
    static final int ORDERS_MAX = 100;
    /** Exports that run at the same time; few, because they share the store with the charts. */
    static final int RUNNING_MAX = 2;
    private static final long RETRY_SECONDS = 10;

    private static final int SHOWN_ATTEMPTS_MAX = 60;

    private final HistoryQueries history;
    private final BiConsumer<String, Throwable> defects;
    private final Map<String, ReadingExport> all = new LinkedHashMap<>();

    public ReadingExports(HistoryQueries history, BiConsumer<String, Throwable> defects) {
        this.history = history;
        this.defects = defects;
    }

    ReadingExport order(ReadingExportOrder order) {
        ReadingExport export = new ReadingExport(order);
        all.put(order.id(), export);
        if (all.size() > ORDERS_MAX) {
            all.values().stream().filter(each -> each.state() != ReadingExport.State.RUNNING).findFirst()
                    .ifPresent(oldest -> all.remove(oldest.order().id()));
        }
        return export;
    }

    /** The export of that id, or null. */
    ReadingExport of(String id) {
        return all.get(id);
    }

    /** The exports the caller may see, newest first. */
    List<ReadingExport> visibleTo(Caller caller) {
        return new ArrayList<>(all.values()).reversed().stream().filter(each -> isSeen(each.order(), caller)).toList();
    }

    /** Whether all that was ordered lies within what the caller sees. */
    static boolean isSeen(ReadingExportOrder order, Caller caller) {
        return caller.sees(order.enterprise()) || order.points().stream().allMatch(caller::sees);
    }

    void forget(ReadingExport export) {
        export.interrupt();
        all.remove(export.order().id());
    }

    /** Ends running exports of people whose session ended or whose account was removed or changed. */
    public void endThoseOfTheRevoked() {
        all.values().forEach(ReadingExport::endWhenRevoked);
    }

    /** Ends all running exports. */
    public void stop() {
        all.values().forEach(ReadingExport::interrupt);
    }

    /** Starts to send the archive; refuses if it is already running or too many others are. */
    void send(ReadingExport export, RoutingContext ctx) {
        Context context = ctx.vertx().getOrCreateContext();
        HttpServerResponse response = ctx.response();
        long running = all.values().stream().filter(each -> each.state() == ReadingExport.State.RUNNING).count();
        if (running >= RUNNING_MAX) {
            throw new Problem(429, running + " exports are being made; no more than " + RUNNING_MAX + " at a time")
                    .with("reason", "TOO_MANY_EXPORTS").retryAfter(RETRY_SECONDS);
        }
        Thread thread = Thread.ofPlatform().name("export-" + export.order().id()).unstarted(() -> make(export, context, response));
        if (!export.begin(thread, Authentication.validity(ctx))) {
            throw new Problem(409, "this export is being made already").with("reason", "EXPORT_RUNS");
        }
        response.setChunked(true).putHeader("Content-Type", "application/zip").putHeader("Cache-Control", "no-store")
                .putHeader("Content-Disposition", "attachment; filename=\"" + name(export.order()) + '"');
        thread.start();
    }

    private static String name(ReadingExportOrder order) {
        return "hazardwatch-" + order.enterprise() + '-' + order.id() + ".zip";
    }

    /** Runs on the export's own thread. Cuts a failed archive off, so that nobody takes it for complete. */
    private void make(ReadingExport export, Context context, HttpServerResponse response) {
        ReadingExportOrder order = export.order();
        String failure = null;
        try {
            awaitShown();
            long waiting = history.waitingReadings();
            new ExportArchive(order.form(), history::page, export::progress).write(
                    new BlockingResponseStream(context, response, export::sent), order.points(), order.fromMillis(), order.toMillis(),
                    done -> manifest(order, done, waiting));
        } catch (IOException | StoreException e) {
            failure = e.getMessage();
        } catch (RuntimeException | Error e) {
            defects.accept("export " + order.id(), e);
            failure = "a defect; it is logged";
        }
        boolean isWhole = failure == null;
        export.end(failure);
        context.runOnContext(next -> finish(response, isWhole));
    }

    private static void finish(HttpServerResponse response, boolean isWhole) {
        if (response.closed()) {
            return;
        }
        if (isWhole) {
            response.end();
        } else {
            response.reset();
        }
    }

    /** Waits until queries return what the store accepted last; an export without it would not be evidence. */
    private void awaitShown() throws StoreException {
        for (int attempt = 1; ; attempt++) {
            try {
                history.awaitShown();
                return;
            } catch (StoreException later) {
                if (attempt == SHOWN_ATTEMPTS_MAX || Thread.currentThread().isInterrupted()) {
                    throw later;
                }
            }
        }
    }

    /** Written point by point, because there may be many. */
    private static Stream<String> manifest(ReadingExportOrder order, List<ExportedPoint> files, long waiting) {
        String head = new JsonObject().put("export", order.id()).put("enterprise", order.enterprise())
                .put("from", Times.utc(order.fromMillis())).put("to", Times.utc(order.toMillis()))
                .put("format", order.form().ending()).put("orderedBy", order.orderedBy())
                .put("orderedAt", Times.utc(order.orderedAtMillis())).put("waitingInSpool", waiting)
                .put("readings", files.stream().mapToLong(ExportedPoint::readings).sum()).encode();
        Stream<String> points = IntStream.range(0, files.size()).mapToObj(i -> (i == 0 ? "\n" : ",\n") + point(files.get(i)));
        return Stream.of(Stream.of(head.substring(0, head.length() - 1) + ",\"points\":["), points, Stream.of("\n]}\n")).flatMap(each -> each);
    }

    private static String point(ExportedPoint file) {
        return new JsonObject().put("point", file.point().toString()).put("file", file.file())
                .put("readings", file.readings()).put("first", Times.utc(file.firstMillis()))
                .put("last", Times.utc(file.lastMillis())).put("bytes", file.bytes()).put("sha256", file.sha256()).encode();
    }
}

package io.hazardwatch.gateway.intake;

import io.hazardwatch.gateway.files.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The quarantine on the disk, so that rejects survive a restart. Each enterprise has two files of its own; when the newer one
 * is full it replaces the older one, so no enterprise displaces another's rejects. Callers never wait: a thread of its own
 * writes, behind a bounded queue. A killed process loses the queue, and no file becomes unreadable.
 */
public final class QuarantineFiles implements AutoCloseable {
    /** Maximum number of rejects waiting to be written; further ones are shown only until the next restart, and counted. */
    static final int QUEUE_CAPACITY = 4_096;
    /** Maximum size of one file in bytes; an enterprise has two. */
    static final long FILE_BYTES_MAX = 512 << 10;

    private static final int BATCH = 256;
    private static final long STOP_MILLIS = 5_000;
    /** Wakes the writer for the end. */
    private static final Rejected END = new Rejected(0, null, null, null, null, 0);
    private static final String NEWER = ".rejects";
    private static final String OLDER = ".rejects.1";
    /** File for rejects of no known enterprise; no enterprise can have this name. */
    private static final String OTHERS = "_others";
    private static final String NAME = "[A-Za-z0-9-][A-Za-z0-9_-]{0,63}";

    // any thread
    private final Path directory;
    private final BlockingQueue<Rejected> waiting = new ArrayBlockingQueue<>(QUEUE_CAPACITY);
    private final LongAdder unwritten = new LongAdder();
    private final BiConsumer<String, Throwable> trouble;
    private final Thread writer;
    private volatile boolean isStopping;

    // writer thread
    private boolean isFailing;

    /**
     * Starts the writing thread.
     *
     * @param directory created if it does not exist
     * @param threads   creates the thread
     * @param trouble   called when the disk refuses, once until it accepts again
     * @throws IOException when the directory cannot be created
     */
    public QuarantineFiles(Path directory, ThreadFactory threads, BiConsumer<String, Throwable> trouble) throws IOException {
        this.directory = PrivateFiles.createDirectories(directory);
        this.trouble = trouble;
        this.writer = threads.newThread(this::run);
        writer.setName("quarantine-writer");
        writer.start();
    }

    /** Queues a reject; false when the queue is full. */
    boolean offer(Rejected rejected) {
        boolean isTaken = waiting.offer(rejected);
        if (!isTaken) {
            unwritten.increment();
        }
        return isTaken;
    }

    /** Reads the rejects of earlier runs, oldest first for each enterprise. */
    void read(Consumer<Rejected> taker) throws IOException {
        try (var files = Files.list(directory)) {
            List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
            for (String enterprise : names.stream().filter(name -> name.contains(NEWER))
                    .map(name -> name.substring(0, name.indexOf(NEWER))).distinct().toList()) {
                read(enterprise, OLDER, taker);
                read(enterprise, NEWER, taker);
            }
        }
    }

    /** Rejects that were not written since the start: the queue was full or the disk refused. */
    public long unwritten() {
        return unwritten.sum();
    }

    /** Rejects waiting to be written. */
    public int depth() {
        return waiting.size();
    }

    /** Writes the queue, then ends; bounded in time. */
    @Override
    public void close() {
        isStopping = true;
        waiting.offer(END); // a full queue wakes it as well
        try {
            writer.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(String enterprise, String ending, Consumer<Rejected> taker) throws IOException {
        Path file = directory.resolve(enterprise + ending);
        if (Files.exists(file)) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            text.lines().map(line -> RejectedJson.read(line, enterprise.equals(OTHERS) ? "" : enterprise))
                    .filter(rejected -> rejected != null).forEach(taker);
        }
    }

    private void run() {
        List<Rejected> batch = new ArrayList<>();
        try {
            while (!isStopping || !waiting.isEmpty()) {
                batch.add(waiting.take());
                waiting.drainTo(batch, BATCH);
                batch.removeIf(rejected -> rejected == END);
                write(batch);
                batch.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Rejected> batch) {
        Map<String, StringBuilder> texts = new LinkedHashMap<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Rejected rejected : batch) {
            String enterprise = rejected.origin().enterprise();
            String name = enterprise != null && enterprise.matches(NAME) ? enterprise : OTHERS;
            texts.computeIfAbsent(name, unused -> new StringBuilder()).append(RejectedJson.of(rejected));
            counts.merge(name, 1, Integer::sum);
        }
        texts.forEach((name, text) -> append(name, text.toString(), counts.get(name)));
    }

    private void append(String enterprise, String text, int count) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            Path newer = directory.resolve(enterprise + NEWER);
            if (Files.exists(newer) && Files.size(newer) + bytes.length > FILE_BYTES_MAX) {
                Files.move(newer, directory.resolve(enterprise + OLDER), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.write(PrivateFiles.createIfMissing(newer), bytes, StandardOpenOption.APPEND);
            isFailing = false;
        } catch (IOException refused) {
            unwritten.add(count);
            if (!isFailing) {
                trouble.accept(directory + ": rejects are not written, trying on", refused);
            }
            isFailing = true;
        }
    }
}

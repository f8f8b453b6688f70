package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.access.CredentialArchives;
import io.hazardwatch.gateway.model.DeviceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** Files that hold the devices and nothing else, in clear. */
public final class DeskArchives implements CredentialArchives {
    private final Path file;
    /** How many batches were made. */
    public volatile int batches;
    /** What the next batch fails with; null = it does not. */
    public volatile RuntimeException failure;
    /** What the next end of a file fails with, once; null = it does not. */
    public final AtomicReference<RuntimeException> endFailure = new AtomicReference<>();

    /** What giving a file up fails with; null = it does not. */
    public volatile RuntimeException abandonFailure;

    /** A batch goes on once this is down. */
    public volatile CountDownLatch held = new CountDownLatch(0);
    /** Down once a batch has begun. */
    public final CountDownLatch begun = new CountDownLatch(1);
    /** How many archives were given up. */
    public volatile int abandoned;

    DeskArchives() {
        try {
            file = Files.createTempFile("archive", ".creds");
            file.toFile().deleteOnExit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Open begin(String enterprise, String id, Kind kind, String passphrase) {
        return new Open() {
            private final List<String> lines = new ArrayList<>();

            @Override
            public void issue(List<DeviceId> devices) {
                if (failure != null) {
                    throw failure;
                }
                batches++;
                begun.countDown();
                await(held);
                devices.forEach(each -> lines.add(each.toString()));
            }

            @Override
            public void finish() throws IOException {
                RuntimeException failed = endFailure.getAndSet(null);
                if (failed != null) {
                    throw failed;
                }
                Files.write(file, lines);
            }

            @Override
            public void abandon() {
                if (abandonFailure != null) {
                    throw abandonFailure;
                }
                lines.clear();
                abandoned++;
            }
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public List<Waiting> waiting() {
        return List.of();
    }

    @Override
    public Path file(Waiting archive) {
        return file;
    }

    @Override
    public void delete(Waiting archive) throws IOException {
        Files.deleteIfExists(file);
    }

    /** Whether the file is there. */
    public boolean isThere() {
        return Files.exists(file);
    }
}

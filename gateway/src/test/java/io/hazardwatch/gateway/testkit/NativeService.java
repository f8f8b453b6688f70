package io.hazardwatch.gateway.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of this machine, run as a child; its output goes to a file beside its settings. */
final class NativeService implements Service {
    private static final long START_MILLIS = 120_000;
    private static final long STOP_SECONDS = 60;

    private final Protocol protocol;
    private final int port;
    private final Path log;
    private final List<String> command;
    private Process process;

    NativeService(Protocol protocol, int port, Path directory, List<String> command) {
        this.protocol = protocol;
        this.port = port;
        this.log = directory.resolve("service.log");
        this.command = command;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String url() {
        return protocol.url(port);
    }

    @Override
    public void start() {
        if (process != null && process.isAlive()) {
            return;
        }
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        if (!protocol.awaitAnswer(port, START_MILLIS)) {
            stop();
            throw new AssertionError(command.getFirst() + " does not answer on port " + port + ": " + tail());
        }
    }

    @Override
    public void stop() {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String tail() {
        try {
            String text = Files.readString(log);
            return text.substring(Math.max(0, text.length() - 2000));
        } catch (IOException e) {
            return "no log: " + e;
        }
    }
}

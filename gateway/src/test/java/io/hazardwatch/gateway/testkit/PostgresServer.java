package io.hazardwatch.gateway.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A real PostgreSQL server of this machine (Debian's package {@code postgresql}), on 127.0.0.1, in a folder of its own that is deleted
 * with it. It refuses to run as root, so root runs it as user {@code postgres}. The test's thread.
 */
public final class PostgresServer implements Service {
    /** Who may do anything there. */
    public static final String USER = "hazardwatch";
    /** And by what. */
    public static final String PASSWORD = "correct staple 7";
    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    private static final long START_MILLIS = 120_000;
    private static final long STOP_SECONDS = 60;

    private final int port = Ports.free();
    private final AtomicInteger databases = new AtomicInteger();
    private final boolean isRoot = "root".equals(System.getProperty("user.name"));
    private final Path programs = programs();
    private final Path folder;
    private Process process;

    private PostgresServer() throws IOException, InterruptedException {
        folder = Files.createTempDirectory("hazardwatch-postgresql",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path password = Files.writeString(folder.resolve("password"), PASSWORD + '\n');
        if (isRoot) {
            own(folder);
            own(password);
        }
        Process made = program("initdb", "-D", data(), "-U", USER, "--pwfile=" + password, "--auth=scram-sha-256", "-E", "UTF8",
                "--locale=C.UTF-8", "--no-sync", "--no-instructions").start();
        if (made.waitFor() != 0) {
            throw new AssertionError("initdb failed: " + Files.readString(log()));
        }
    }

    /** A started server without a database of ours. */
    public static PostgresServer started() {
        try {
            PostgresServer server = new PostgresServer();
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void own(Path path) throws IOException {
        Files.setOwner(path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres"));
    }

    private static Path programs() {
        try (Stream<Path> found = Files.exists(VERSIONS) ? Files.list(VERSIONS) : Stream.empty()) {
            return found.map(version -> version.resolve("bin")).filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder()).orElseThrow(() -> new AssertionError(
                            "this test needs PostgreSQL: no initdb below " + VERSIONS + ". Install the package postgresql"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private Path log() {
        return folder.resolve("log");
    }

    private ProcessBuilder program(String name, String... arguments) {
        List<String> command = new ArrayList<>(isRoot
                ? List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups") : List.of());
        command.add(programs.resolve(name).toString());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    }

    @Override
    public int port() {
        return port;
    }

    /** The address of the database every server has. */
    @Override
    public String url() {
        return url("postgres");
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + '/' + database;
    }

    /** The address of a new, empty database. */
    public String makeDatabase() {
        String name = "test" + databases.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(url(), USER, PASSWORD); Statement make = connection.createStatement()) {
            make.execute("CREATE DATABASE " + name);
            return url(name);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void start() {
        if (isRunning()) {
            return;
        }
        try {
            process = program("postgres", "-D", data(), "-p", String.valueOf(port), "-c", "listen_addresses=127.0.0.1",
                    "-c", "unix_socket_directories=", "-c", "fsync=off", "-c", "max_connections=40", "-c", "shared_buffers=16MB").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        Await.until("PostgreSQL answers", START_MILLIS, this::answers);
    }

    /** Whether it was started and has not ended. */
    boolean isRunning() {
        return process != null && process.isAlive();
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new AssertionError("PostgreSQL ended: " + said());
        }
        try (Connection connection = DriverManager.getConnection(url(), USER, PASSWORD)) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private String said() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            return "no log: " + e;
        }
    }

    @Override
    public void stop() {
        try {
            if (isRunning()) {
                program("pg_ctl", "stop", "-D", data(), "-m", "immediate").start().waitFor();
                if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Lets every process of the server stand still, as a machine that swaps does: connections stay open, nothing answers. */
    public void freeze() {
        signal("STOP");
    }

    /** The end of {@link #freeze}. */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name, String.valueOf(process.pid())));
        process.descendants().forEach(child -> command.add(String.valueOf(child.pid())));
        try {
            new ProcessBuilder(command).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

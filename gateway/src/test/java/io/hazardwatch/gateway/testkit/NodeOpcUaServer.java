package io.hazardwatch.gateway.testkit;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;

/**
 * An OPC UA server of another implementation (npm {@code node-opcua}) on the loopback: a variable {@code level} and a limit alarm on it.
 * It is installed below {@code target} once, as the lock file beside it says.
 */
public final class NodeOpcUaServer implements AutoCloseable {
    private static final Path ROOT = Path.of(System.getProperty("basedir", "."));
    private static final long INSTALL_SECONDS = 300;
    private static final long START_MILLIS = 120_000;

    private final Path folder = ROOT.resolve("target/node-opcua");
    private final int port = Ports.free();
    private final Process process;

    /** @param keys an empty folder for its certificates */
    public NodeOpcUaServer(Path keys) throws IOException {
        install();
        process = new ProcessBuilder("node", "server.js", String.valueOf(port), keys.toString()).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(folder.resolve("server.log").toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        if (!Await.isWithin(START_MILLIS, () -> !process.isAlive() || log().contains("ready")) || !process.isAlive()) {
            close();
            throw new AssertionError("the server does not start: " + log());
        }
    }

    private void install() throws IOException {
        Files.createDirectories(folder);
        for (String file : new String[] {"package.json", "package-lock.json", "server.js"}) {
            Files.copy(ROOT.resolve("src/test/node-opcua").resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.isDirectory(folder.resolve("node_modules/node-opcua-server"))) {
            return;
        }
        Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund").directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(folder.resolve("server.log").toFile()).start();
        try {
            if (!npm.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS) || npm.exitValue() != 0) {
                npm.destroyForcibly();
                throw new AssertionError("npm ci did not install the server: " + log());
            }
        } catch (InterruptedException stopped) {
            npm.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("server.log"));
        } catch (IOException none) {
            return "";
        }
    }

    /** Its endpoint. */
    public String url() {
        return "opc.tcp://127.0.0.1:" + port + "/plant";
    }

    /** Changes the variable; its alarm is active from 80 on. */
    public void level(double value) throws IOException {
        Writer out = process.outputWriter();
        out.write(value + "\n");
        out.flush();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.hazardwatch.gateway.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A certified OpenID provider (npm {@code oidc-provider}) on the loopback. It is installed below {@code target} once, as the lock file beside it
 * says;
 * without {@code npm}, or without a registry that has it, a test fails and says so.
 */
public final class RealIdentityProvider implements AutoCloseable {
    private static final Path ROOT = Path.of(System.getProperty("hazardwatch.root", ".."), "gateway");
    private static final long START_MILLIS = 120_000;
    private static final int INSTALL_SECONDS = 300;

    private final Path folder = ROOT.resolve("target/oidc-provider");
    private final Process process;

    /**
     * @param port    where it listens
     * @param gateway address of the gateway that is its client
     */
    public RealIdentityProvider(int port, String gateway) {
        try {
            install();
            process = run("node", "provider.js", String.valueOf(port), gateway);
        } catch (IOException e) {
            throw new UncheckedIOException("node and npm are needed; on Debian: apt install nodejs npm", e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        if (!Protocol.HTTP.awaitAnswer(port, START_MILLIS)) {
            close();
            throw new AssertionError("the provider does not answer: " + log());
        }
    }

    private void install() throws IOException {
        Files.createDirectories(folder);
        for (String file : List.of("package.json", "package-lock.json", "provider.js")) {
            Files.copy(ROOT.resolve("src/test/oidc-provider").resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.isDirectory(folder.resolve("node_modules/oidc-provider"))) {
            return;
        }
        Process npm = run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        try {
            if (!npm.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS) || npm.exitValue() != 0) {
                npm.destroyForcibly();
                throw new AssertionError("npm ci did not install the provider: " + log());
            }
        } catch (InterruptedException e) {
            npm.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Process run(String... command) throws IOException {
        return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("provider.log").toFile()).start();
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("provider.log"));
        } catch (IOException e) {
            return "no log: " + e;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

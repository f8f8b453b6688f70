package io.hazardwatch.gateway.api;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A browser without a window. The process is one for all test classes of a JVM, because its start takes more than most tests; what a class opens
 * in it is closed with the class. The shell that has no window at all takes less of the machine, where it is installed.
 */
final class Chromium implements AutoCloseable {
    private static final Path SHELL = Path.of("/usr/bin/chromium-headless-shell");
    private static final Path PROGRAM = Files.exists(SHELL) ? SHELL : Path.of("/usr/bin/chromium");
    private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
            "--disable-background-networking", "--disable-component-update", "--disable-sync");

    /** How long what must be seen may take on a busy machine. */
    static final double PATIENCE_MILLIS = 60_000;

    private static Process process;

    final Browser browser = running().browser;

    /** The driver and the browser it started. */
    private record Process(Playwright playwright, Browser browser) {
        static Process start() {
            Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            return new Process(playwright, playwright.chromium().launch(new LaunchOptions().setExecutablePath(PROGRAM).setArgs(ARGUMENTS)
                    .setTimeout(2 * PATIENCE_MILLIS)));
        }
    }

    Chromium() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    /** One that has crashed is started again, so that it fails one test and not all that follow. */
    private static synchronized Process running() {
        if (process == null) {
            Runtime.getRuntime().addShutdownHook(new Thread(Chromium::end, "chromium-end"));
        } else if (!process.browser.isConnected()) {
            process.playwright.close();
            process = null;
        }
        if (process == null) {
            process = Process.start();
        }
        return process;
    }

    private static synchronized void end() {
        process.browser.close();
        process.playwright.close();
    }

    @Override
    public void close() {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
    }
}

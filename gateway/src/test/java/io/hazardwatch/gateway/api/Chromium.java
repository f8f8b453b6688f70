package io.hazardwatch.gateway.api;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A browser without a window; one for a test class. The shell that has no window at all takes less of the machine, where it is installed. */
final class Chromium implements AutoCloseable {
    private static final Path SHELL = Path.of("/usr/bin/chromium-headless-shell");
    private static final Path PROGRAM = Files.exists(SHELL) ? SHELL : Path.of("/usr/bin/chromium");
    private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
            "--disable-background-networking", "--disable-component-update", "--disable-sync");

    /** How long what must be seen may take on a busy machine. */
    static final double PATIENCE_MILLIS = 60_000;

    private final Playwright playwright = Playwright.create(new Playwright.CreateOptions()
            .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    final Browser browser = playwright.chromium().launch(new LaunchOptions().setExecutablePath(PROGRAM).setArgs(ARGUMENTS));

    Chromium() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}

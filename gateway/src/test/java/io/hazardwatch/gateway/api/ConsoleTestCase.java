package io.hazardwatch.gateway.api;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** One browser for all tests of a class; each opens a {@link ConsolePage} of its own, closed after it. */
class ConsoleTestCase {
    static Chromium chromium;
    ConsolePage console;

    @BeforeAll
    static void launch() {
        chromium = new Chromium();
    }

    @AfterAll
    static void quit() {
        chromium.close();
    }

    @AfterEach
    void close() {
        console.close();
    }
}

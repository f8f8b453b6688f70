package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConsoleFilesTest extends ApiTestCase {
    private static final long WEIGHT_MAX = 360_000;
    private static final Pattern REFERENCE = Pattern.compile(
            "(?:from '|import '|import\\('|href: '|src=\"|href=\"|src: ')(\\.[^'\"]+\\.(?:json|js|css|svg|html))");

    @Test
    void everyFileTheConsoleRefersTo_isServed() {
        Set<String> seen = new TreeSet<>();
        follow("/", seen);
        assertTrue(seen.size() > 15, seen::toString);
    }

    private void follow(String path, Set<String> seen) {
        if (seen.add(path)) {
            Client.Response response = client.send("GET", path, null);
            assertEquals(200, response.status(), path);
            assertFalse(response.text().contains("style=\"") || response.text().contains("<script>"), path);
            REFERENCE.matcher(response.text()).results()
                    .forEach(found -> follow(URI.create(path).resolve(found.group(1)).getPath(), seen));
        }
    }

    @Test
    void ownFiles_areRevalidated_theLibraryIsKept() {
        Client.Response own = client.send("GET", "/main.js", null);
        assertEquals("no-cache", own.header("Cache-Control"));
        assertEquals(304, client.send("GET", "/main.js", null, "If-None-Match", own.header("ETag")).status());
        Client.Response library = client.send("GET", "/lib/preact/10.28.0/dist/preact.module.js", null);
        assertTrue(library.header("Cache-Control").contains("immutable"));
    }

    /** All files together; what the first view takes of them is ConsoleWeightBrowserTest's. */
    @Test
    void filesAreSentPacked_toWhoTakesGzip_andTheWholeConsoleStaysLight() {
        Set<String> seen = new TreeSet<>();
        follow("/", seen);
        long weight = 0;
        for (String path : seen) {
            Client.Response packed = client.send("GET", path, null, "Accept-Encoding", "br, gzip");
            assertEquals("gzip", packed.header("Content-Encoding"), path);
            assertEquals("Accept-Encoding", packed.header("Vary"));
            assertEquals(304, client.send("GET", path, null, "Accept-Encoding", "gzip", "If-None-Match", packed.header("ETag")).status());
            weight += Long.parseLong(packed.header("Content-Length"));
        }
        assertTrue(weight < WEIGHT_MAX, "bytes " + weight);
        assertNull(client.send("GET", "/main.js", null, "Accept-Encoding", "gzip;q=0, identity").header("Content-Encoding"));
    }

    @Test
    void documentsAndTheWorker_carryTheirPolicy_scriptsAndStylesDoNot() {
        for (String path : new String[] {"/", "/proof.html", "/icon.svg", "/service-worker.js"}) {
            assertTrue(client.send("GET", path, null).header("Content-Security-Policy").startsWith("default-src 'none'"), path);
        }
        for (String path : new String[] {"/main.js", "/texts/frame.js", "/console.css", "/lib/preact/10.28.0/dist/preact.module.js"}) {
            Client.Response part = client.send("GET", path, null);
            assertNull(part.header("Content-Security-Policy"), path);
            assertEquals("nosniff", part.header("X-Content-Type-Options"), path);
        }
    }

    @Test
    void whatIsNotTheConsoles_isNotServed() {
        for (String path : new String[] {"/openapi.yaml", "/messages_zh.properties", "/..%2fopenapi.yaml",
                "/lib/preact/10.28.0/package.json", "/lib/..%2f..%2fMETA-INF%2fMANIFEST.MF", "/web/main.js"}) {
            assertEquals(404, client.send("GET", path, null).status(), path);
        }
    }
}

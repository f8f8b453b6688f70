package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConsoleFilesTest extends ApiTestCase {
    private static final Pattern REFERENCE = Pattern.compile("(?:from '|src=\"|href=\"|src: ')(\\.[^'\"]+)");

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

    @Test
    void whatIsNotTheConsoles_isNotServed() {
        for (String path : new String[] {"/openapi.yaml", "/messages_zh.properties", "/..%2fopenapi.yaml",
                "/lib/preact/10.28.0/package.json", "/lib/..%2f..%2fMETA-INF%2fMANIFEST.MF", "/web/main.js"}) {
            assertEquals(404, client.send("GET", path, null).status(), path);
        }
    }
}

package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.http.GzipAnswer;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.signing.Sha256;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Serves the console's files and its two libraries from the class path, and keeps them in memory. Event loop; each file is read
 * once.
 *
 * <p>Only matching file names are looked up, so requests cannot reach anything else on the class path. The address of a library
 * contains its version, so browsers cache it permanently; our own files are revalidated on every request and answered with 304
 * if unchanged. Texts are sent packed to who takes gzip: a phone on a slow line waits for two fifths of it.
 */
final class ConsoleFiles {
    private static final Pattern OWN = Pattern.compile("/((?:texts/)?[a-z]+(?:-[a-z]+)*\\.(?:js|css|html|svg|json))");
    private static final Pattern LIBRARY = Pattern.compile(
            "/lib/(preact/[0-9.]+/dist/preact\\.module\\.js|uplot/[0-9.]+/dist/uPlot\\.(?:esm\\.js|min\\.css))");
    /** What is never a document of its own, nor a worker. */
    private static final Set<String> PARTS = Set.of("js", "css");
    private static final String WORKER = "/service-worker.js";
    private static final Map<String, String> TYPES = Map.of("js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8", "html", "text/html; charset=utf-8", "svg", "image/svg+xml", "json", "application/manifest+json",
            "yaml", "application/yaml; charset=utf-8");

    /** @param packed the same by gzip; each form has a tag of its own */
    private record Content(Buffer bytes, Buffer packed, String tag) {
        String tag(boolean isPacked) {
            return '"' + tag + (isPacked ? "-gzip\"" : "\"");
        }
    }

    private final Map<String, Content> contents = new ConcurrentHashMap<>();

    void mount(Router router) {
        router.get("/").handler(ctx -> serve(ctx, "/web/index.html", "no-cache"));
        router.get("/api/v1/openapi.yaml").handler(ctx -> serve(ctx, "/openapi.yaml", "no-cache"));
        router.getWithRegex(LIBRARY.pattern()).handler(ctx -> serve(ctx,
                "/META-INF/resources/webjars/" + ctx.pathParam("param0"), "public, max-age=31536000, immutable"));
        router.getWithRegex(OWN.pattern()).handler(ctx -> serve(ctx, "/web/" + ctx.pathParam("param0"), "no-cache"));
    }

    private void serve(RoutingContext ctx, String resource, String caching) {
        Content content = content(resource);
        boolean isPacked = GzipAnswer.isAccepted(ctx.request());
        ctx.response().putHeader("ETag", content.tag(isPacked)).putHeader("Cache-Control", caching).putHeader("Vary", "Accept-Encoding");
        if (content.tag(isPacked).equals(ctx.request().getHeader("If-None-Match"))) {
            ctx.response().setStatusCode(304).end();
        } else {
            String extension = resource.substring(resource.lastIndexOf('.') + 1);
            if (PARTS.contains(extension) && !resource.endsWith(WORKER)) {
                SecurityHeaders.ofPart(ctx.response());
            }
            if (isPacked) {
                ctx.response().putHeader("Content-Encoding", "gzip");
            }
            ctx.response().putHeader("Content-Type", TYPES.get(extension)).end(isPacked ? content.packed() : content.bytes());
        }
    }

    private Content content(String resource) {
        Content known = contents.get(resource);
        if (known != null) {
            return known;
        }
        try (InputStream stream = ConsoleFiles.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw Problem.notFound("no such file");
            }
            Buffer bytes = Buffer.buffer(stream.readAllBytes());
            Content content = new Content(bytes, GzipAnswer.smallest(bytes), Sha256.hex(bytes.toString()).substring(0, 32));
            contents.put(resource, content);
            return content;
        } catch (IOException e) {
            throw new IllegalStateException("class path resource " + resource, e);
        }
    }
}

package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.testkit.LeakCheck;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.yaml.snakeyaml.Yaml;

/** The document that is served follows OpenAPI 3.1, so that generators and validators of others can read it. */
@ExtendWith(LeakCheck.class)
class OpenApiDocumentTest {
    /**
     * The library asks for what the document leaves out, an id for each operation and a server with a host; it knows few media
     * types, so all count as JSON here; and it takes no parameter that is followed by the end of a file name.
     */
    private static JsonObject document() throws IOException {
        try (InputStream file = OpenApiDocumentTest.class.getResourceAsStream("/openapi.yaml")) {
            Map<String, Object> read = new Yaml().load(file);
            JsonObject document = new JsonObject(read).put("servers", new JsonArray().add(new JsonObject().put("url", "http://localhost/")));
            document.getJsonObject("paths").forEach(path -> ((JsonObject) path.getValue()).forEach(call -> {
                if (call.getValue() instanceof JsonObject operation) {
                    operation.put("operationId", call.getKey().toUpperCase(Locale.ROOT) + ' ' + path.getKey());
                }
            }));
            asJson(document);
            JsonObject paths = document.getJsonObject("paths");
            paths.put("/api/v1/cap/{identifier}", paths.remove("/api/v1/cap/{identifier}.xml"));
            return document;
        }
    }

    private static void asJson(JsonObject part) {
        JsonObject content = part.getJsonObject("content");
        if (content != null) {
            part.put("content", new JsonObject().put("application/json", content.getValue(content.fieldNames().iterator().next())));
        }
        part.forEach(each -> {
            if (each.getValue() instanceof JsonObject inner) {
                asJson(inner);
            }
        });
    }

    @Test
    void servedDocument_isAValidContract() throws IOException {
        Vertx vertx = Vertx.vertx();
        try {
            OpenAPIContract contract = Desk.await(OpenAPIContract.from(vertx, document()).toCompletionStage());
            assertTrue(contract.operations().size() > 50, contract.operations().size() + " operations");
        } finally {
            Desk.await(vertx.close().toCompletionStage());
        }
    }
}

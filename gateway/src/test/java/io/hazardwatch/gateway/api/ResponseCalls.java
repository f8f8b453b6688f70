package io.hazardwatch.gateway.api;

/** Calls of the room response, as {@link AccessMatrixTest} has them. */
final class ResponseCalls {
    static final String ROWS = """
            GET /api/v1/permits | READ | QUERY
            POST /api/v1/permits | KEEP_PERMITS | HIDDEN | {"kind":"HOT_WORK","grade":"SECOND","enterprise":"{enterprise}","site":"{site}","place":"x","from":"2025-11-22T03:14:00Z","until":"2025-11-22T04:00:00Z","guardian":"{enterprise}-a","issuer":"{enterprise}-b"}
            GET /api/v1/permits/{permit} | READ | HIDDEN
            POST /api/v1/permits/{permit}/suspend | KEEP_PERMITS | HIDDEN | {"reason":"x"}
            POST /api/v1/permits/{permit}/close | KEEP_PERMITS | HIDDEN
            """;

    private ResponseCalls() {}
}

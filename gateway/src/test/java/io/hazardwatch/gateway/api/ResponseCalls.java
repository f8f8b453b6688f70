package io.hazardwatch.gateway.api;

/** Calls of the room response, as {@link AccessMatrixTest} has them. */
final class ResponseCalls {
    static final String ROWS = """
            GET /api/v1/permits | READ | QUERY
            POST /api/v1/permits | KEEP_PERMITS | HIDDEN | {"kind":"HOT_WORK","grade":"SECOND","enterprise":"{enterprise}","site":"{site}","place":"x","from":"2025-11-22T03:14:00Z","until":"2025-11-22T04:00:00Z","guardian":"{enterprise}-a","issuer":"{enterprise}-b"}
            GET /api/v1/permits/{permit} | READ | HIDDEN
            POST /api/v1/permits/{permit}/suspend | KEEP_PERMITS | HIDDEN | {"reason":"x"}
            POST /api/v1/permits/{permit}/close | KEEP_PERMITS | HIDDEN
            GET /api/v1/cap/feed.atom | READ | FILTERED
            GET /api/v1/cap/messages | READ | FILTERED
            POST /api/v1/cap/messages | PUBLISH_WARNINGS | HIDDEN | {"enterprise":"{enterprise}","site":"{site}","event":{"zh":"x","en":"x"},"headline":{"zh":"x","en":"x"},"description":{"zh":"x y","en":"x y"}}
            POST /api/v1/cap/messages/{ownwarning}/release | PUBLISH_WARNINGS | HIDDEN | {"confirm":"ACTUAL"}
            POST /api/v1/cap/messages/{ownwarning}/discard | PUBLISH_WARNINGS | HIDDEN
            POST /api/v1/cap/messages/{ownwarning}/correct | PUBLISH_WARNINGS | HIDDEN | {"reason":"x"}
            GET /api/v1/cap/{identifier}.xml | READ | HIDDEN
            GET /api/v1/neighbour-calls | READ | QUERY
            POST /api/v1/neighbour-calls | KEEP_DUTY_LOG | HIDDEN | {"enterprise":"{enterprise}","site":"{site}","neighbour":"school","reached":true}
            GET /api/v1/contours | READ | FILTERED
            GET /api/v1/cards | READ | NONE
            GET /api/v1/cards/{cas} | READ | NONE
            GET /api/v1/cards/{cas}/print | READ | NONE
            """;

    private ResponseCalls() {}
}

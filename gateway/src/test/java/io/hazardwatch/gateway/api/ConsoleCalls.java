package io.hazardwatch.gateway.api;

/** Rows of {@link AccessMatrixTest} for what serves the console. */
final class ConsoleCalls {
    static final String ROWS = """
            DELETE /api/v1/consoles/{console} | READ | NONE
            GET /api/v1/consoles | READ | FILTERED
            GET /api/v1/session/preferences | OWN_ACCOUNT | NONE
            PUT /api/v1/session/preferences | OWN_ACCOUNT | NONE
            GET /api/v1/positions | READ | FILTERED
            POST /api/v1/alarms/ack | HANDLE_ALARMS | HIDDEN | {"alarms":[{"id":"{id}","occurrence":1,"annSeq":1}]}
            POST /api/v1/consoles/{console}/presence | READ | NONE
            """;

    private ConsoleCalls() {}
}

package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The answer page through the whole HTTP server with its bounds, as a telephone's browser uses it. */
class AnswerFormTest extends ApiTestCase {
    private Client.Response press(String answer) {
        return client.send("POST", "/answer/" + DeskCalls.token(), "answer=" + answer, "Content-Type", "application/x-www-form-urlencoded");
    }

    @Test
    void theButtonOfThePage_isAnswered_withoutALogIn() {
        assertTrue(client.send("GET", "/answer/" + DeskCalls.token(), null).text().contains("<form method=\"post\">"));
        assertEquals(200, press("take").status());
        assertEquals(200, press("decline").status());
        assertEquals(400, press("x".repeat(300)).status());
    }
}

package io.hazardwatch.gateway.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnswerTokensTest {
    private static final AskedMessage ASKED = new AskedMessage(4711, "a.b.c.d.H", 2, 7, "wang-lei", false, 1_000);
    private final AnswerTokens tokens = new AnswerTokens(key(1));

    private static byte[] key(int seed) {
        byte[] key = new byte[AnswerTokens.KEY_BYTES];
        Arrays.fill(key, (byte) seed);
        return key;
    }

    /** Everything a token is bound to, changed one at a time. */
    private static List<AskedMessage> others() {
        return List.of(new AskedMessage(4712, "a.b.c.d.H", 2, 7, "wang-lei", false, 1_000),
                new AskedMessage(4711, "a.b.c.d.HH", 2, 7, "wang-lei", false, 1_000),
                new AskedMessage(4711, "a.b.c.d.H", 3, 7, "wang-lei", false, 1_000),
                new AskedMessage(4711, "a.b.c.d.H", 2, 8, "wang-lei", false, 1_000),
                new AskedMessage(4711, "a.b.c.d.H", 2, 7, "li-na", false, 1_000),
                new AskedMessage(4711, "a.b.c.d.H", 2, 7, "wang-lei", true, 1_000),
                new AskedMessage(4711, "a.b.c.d.H", 2, 7, "wang-lei", false, 1_001),
                new AskedMessage(4711, "a.b.c.d.Hw", 2, 7, "ang-lei", false, 1_000));
    }

    @Test
    void aTokenNamesItsMessageAndFitsIt() {
        String token = tokens.token(ASKED);
        assertEquals(4711, AnswerTokens.messageOf(token).orElseThrow());
        assertTrue(tokens.isOf(token, ASKED));
        assertTrue(token.matches("[A-Za-z0-9_-]{27}"), token);
    }

    @Test
    void aTokenFitsNothingElse() {
        others().forEach(other -> assertFalse(tokens.isOf(tokens.token(ASKED), other), other::toString));
    }

    @Test
    void aTokenOfAnotherKeyFitsNothing() {
        assertFalse(tokens.isOf(new AnswerTokens(key(2)).token(ASKED), ASKED));
    }

    @Test
    void aChangedTokenFitsNothing() {
        String token = tokens.token(ASKED);
        for (int i = 0; i < token.length() - 1; i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String forged = token.substring(0, i) + other + token.substring(i + 1);
            assertFalse(tokens.isOf(forged, ASKED), forged);
        }
    }

    @Test
    void whatIsNoTokenNamesNoMessage() {
        for (String text : List.of("", "x", "A".repeat(26), "A".repeat(28), "=".repeat(27), "../../../../etc/passwd12345", "水".repeat(27))) {
            assertTrue(AnswerTokens.messageOf(text).isEmpty(), text);
        }
    }

    @Test
    void aCodeHasFourDigitsAndIsNotTheSameForAll() {
        Set<String> codes = new HashSet<>();
        for (long id = 0; id < 200; id++) {
            String code = tokens.code(new AskedMessage(id, "a", 1, 1, "p", false, 0));
            assertTrue(code.matches("[1-9][0-9]{3}"), code);
            codes.add(code);
        }
        assertTrue(codes.size() > 150, codes::toString);
        assertNotEquals(tokens.code(ASKED), tokens.code(others().getFirst()));
    }

    @Test
    void aMessageExpiresAfterADay() {
        assertFalse(ASKED.isExpired(1_000 + AskedMessage.ANSWERABLE_MILLIS - 1));
        assertTrue(ASKED.isExpired(1_000 + AskedMessage.ANSWERABLE_MILLIS));
    }

    @Test
    void aShortKeyIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new AnswerTokens(new byte[16]));
    }
}

package io.hazardwatch.gateway.notify.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.notify.person.VerificationCodes.Outcome;
import io.hazardwatch.gateway.people.ContactMeansKind;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VerificationCodesTest {
    private static final long NOW = 1_000_000;
    private final VerificationCodes codes = new VerificationCodes(new Random(1));

    private Outcome confirm(String code, long now) {
        return codes.confirm("li", ContactMeansKind.SMS, "138", code, now);
    }

    @Test
    void codeGivenBack_isGoodOnceAndForThatMeansOnly() {
        String code = codes.issue("li", ContactMeansKind.SMS, "138", NOW);
        assertTrue(code.matches("[0-9]{6}"), code);
        assertEquals(Outcome.NOT_ASKED, codes.confirm("li", ContactMeansKind.VOICE, "138", code, NOW));
        assertEquals(Outcome.NOT_ASKED, codes.confirm("sun", ContactMeansKind.SMS, "138", code, NOW));
        assertEquals(Outcome.CONFIRMED, confirm(code, NOW + 1));
        assertEquals(Outcome.NOT_ASKED, confirm(code, NOW + 2));
    }

    @Test
    void codeThatIsOldOrGuessed_isRefused() {
        String code = codes.issue("li", ContactMeansKind.SMS, "138", NOW);
        assertEquals(Outcome.EXPIRED, confirm(code, NOW + VerificationCodes.VALID_MILLIS + 1));
        for (int i = 0; i < 5; i++) {
            assertEquals(Outcome.WRONG_CODE, confirm("guess", NOW));
        }
        assertEquals(Outcome.TOO_MANY_TRIES, confirm(code, NOW));
    }

    @Test
    void codesAskedForTooOften_areNotSent() {
        assertNotNull(codes.issue("li", ContactMeansKind.SMS, "138", NOW));
        assertNull(codes.issue("li", ContactMeansKind.SMS, "138", NOW + 59_999));
        assertNotNull(codes.issue("li", ContactMeansKind.SMS, "138", NOW + 60_000));
    }

    @Test
    void manyCodes_keepTheNewest() {
        codes.issue("li", ContactMeansKind.SMS, "138", NOW);
        for (int i = 0; i < 1_000; i++) {
            codes.issue("p" + i, ContactMeansKind.SMS, "138", NOW);
        }
        assertEquals(Outcome.NOT_ASKED, confirm("x", NOW));
    }
}

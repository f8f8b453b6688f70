package io.hazardwatch.gateway.registry;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CredentialTest {
    @Test
    void printableNames_areNamesInAnyLanguage() {
        assertTrue(Credential.isName("simulator"));
        assertTrue(Credential.isName("城北站网关 №1"));
        assertTrue(Credential.isName("x".repeat(64)));
    }

    @Test
    void namesNobodyCanRead_areNone() {
        assertFalse(Credential.isName(null));
        assertFalse(Credential.isName(" "));
        assertFalse(Credential.isName("x".repeat(65)));
        for (String unseen : new String[] {"\n", "\u0000", "\u202e", "\u200b", "\u2028", "\ud800", "\u007f", "\ue000"}) {
            assertFalse(Credential.isName("gate" + unseen + "way"), Integer.toHexString(unseen.charAt(0)));
        }
    }
}

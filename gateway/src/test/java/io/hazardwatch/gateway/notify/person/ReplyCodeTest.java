package io.hazardwatch.gateway.notify.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyCodeTest {
    @ParameterizedTest
    @ValueSource(strings = {"4711", " 4711 ", "４７１１", "4711，我去", "ok 4711.", "我来4711"})
    void codeAlone_takes(String text) {
        assertEquals(new ReplyCode("4711", ReceiptOutcome.TAKEN), ReplyCode.in(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"54711", "5 4711", "5-4711", "５４７１１ 来不了"})
    void fiveInFront_declines(String text) {
        assertEquals(new ReplyCode("4711", ReceiptOutcome.DECLINED), ReplyCode.in(text));
        assertEquals("54711", ReplyCode.declining("4711"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "收到", "471", "471100", "94711", "4711 4712", "13800138000"})
    void anythingElse_isNoAnswer(String text) {
        assertNull(ReplyCode.in(text));
    }

    @Test
    void codeThatBeginsWithFive_isStillTaken() {
        assertEquals(new ReplyCode("5471", ReceiptOutcome.TAKEN), ReplyCode.in("5471"));
        assertEquals(new ReplyCode("5471", ReceiptOutcome.DECLINED), ReplyCode.in("55471"));
    }
}

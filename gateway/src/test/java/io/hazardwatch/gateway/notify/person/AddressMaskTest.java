package io.hazardwatch.gateway.notify.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a provider says of a message, without the address to which it went. */
class AddressMaskTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "+8613900001234 | HTTP 400 no such number 13900001234        | HTTP 400 no such number ***",
        "13900001234    | isv.MOBILE_NUMBER_ILLEGAL:+86 139-0000-1234 | isv.MOBILE_NUMBER_ILLEGAL:***",
        "139 0000 1234  | to=8613900001234&id=7                       | to=***&id=7",
        "000-0000-0101  | 000-0000-0101 is barred, id 20261130        | *** is barred, id 20261130",
        "010-85001234   | 85001234: busy                              | ***: busy",
        "Li@Example.com | 550 <li@example.com> unknown                | 550 <***> unknown",
        "north          | the siren north is off since 20261130123456 | the siren north is off since 20261130123456",
        "push-1234567a  | gone                                        | gone"})
    void address_isTakenOut_howeverItIsWritten(String address, String words, String expected) {
        assertEquals(expected, AddressMask.in(words, address));
    }

    @Test
    void nothingSaid_staysSo_andLongWordsAreBounded() {
        assertNull(AddressMask.in(null, "13900001234"));
        assertEquals(1_000, AddressMask.in("x".repeat(100_000), "13900001234").length());
    }
}

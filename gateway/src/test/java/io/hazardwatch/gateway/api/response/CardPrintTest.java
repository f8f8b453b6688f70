package io.hazardwatch.gateway.api.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.api.http.ApiSettings;
import io.hazardwatch.gateway.api.http.HttpLimits;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.response.cards.CardTableTest;
import io.hazardwatch.gateway.response.cards.ResponseCard;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A printed card has a code that a telephone can open, or says what to configure. */
class CardPrintTest {
    private static final ResponseCard CHLORINE = CardTableTest.shipped().of("7782-50-5");

    @ParameterizedTest
    @CsvSource({"http://localhost:8080, false", "http://127.0.0.1:8080, false", "http://[::1]:8080, false", "http://0.0.0.0:8080, false",
        "http://[::]:8080, false", "http://*:8080, false", "https://alarms.example.com, true", "http://10.1.2.3:8080, true",
        "http://gate_way:8080, true"})
    void addressOfTheMachineItself_isNone(String base, boolean isReachable) {
        assertEquals(isReachable, ApiSettings.isReachable(base));
    }

    @Test
    void rescuersAreFirst_andWordsAreInBothLanguages() {
        String page = CardPrint.of(CHLORINE, null, null);
        assertTrue(page.indexOf("救援第一句") < page.indexOf("危害 Harm") && page.contains("小量 small") && page.contains("法定卡 legal card"), page);
    }

    @Test
    void cardWithoutAnAddress_saysWhatToConfigure_andHasNoCode() {
        String page = CardPrint.of(CHLORINE, Site.empty("acme", "yard"), null);
        assertFalse(page.contains("<svg"));
        assertTrue(page.contains("http.hosts") && page.contains("未印二维码") && page.contains("No QR code"), page);
        assertTrue(CardPrint.of(CHLORINE, null, "https://a.example/#cards").contains("class=\"qr\""));
    }

    @Test
    void wildcardAmongTheHosts_isNoAddress() {
        ApiSettings plain = ApiSettings.plain(8080, HttpLimits.STANDARD);
        assertEquals("http://127.0.0.1:8080", hosts(plain, "*").address());
        assertEquals("http://alarms.example.com:8080", hosts(plain, "*", "alarms.example.com").address());
        assertEquals("http://alarms.example.com:8080", hosts(plain, "localhost", "127.0.0.1:9", "alarms.example.com").address());
        assertEquals("http://localhost:8080", hosts(plain, "localhost").address());
        assertEquals("gate_way", ApiSettings.hostOf(hosts(plain, "gate_way").address()));
        assertEquals("[::1]", ApiSettings.hostOf("http://[::1]:8080"));
    }

    private static ApiSettings hosts(ApiSettings plain, String... hosts) {
        return new ApiSettings(plain.host(), plain.port(), plain.limits(), null, null, plain.proxies(), List.of(hosts), plain.access(), plain.calls(),
                plain.map());
    }
}

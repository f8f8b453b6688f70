package io.hazardwatch.gateway.notify.channel.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.notify.channel.http.HttpResult;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which answers refuse one message, and which say that the provider or the account with it fails for all. */
class RefusedMessagesTest {
    private static final ProviderResponse SMS = new ProviderResponse("/code", Set.of("OK"), null, List.of("/code"), Set.of(), Set.of(), true);

    @ParameterizedTest
    @CsvSource({"400, true", "404, true", "422, true", "401, false", "402, false", "403, false", "408, false", "500, false", "503, false"})
    void statusOfHttp(int status, boolean isOfMessage) {
        HttpResult answer = new HttpResult(status, null, Buffer.buffer("{\"code\":\"LANDLINE\"}"), null);
        assertEquals(isOfMessage, ((SendResult.Retry) SMS.result(answer, 0)).isOfMessage());
    }

    @ParameterizedTest
    @CsvSource({"'{\"code\":\"LANDLINE\"}', true", "<html>, false", "'', false"})
    void answerThatDoesNotSayAccepted(String body, boolean isOfMessage) {
        assertEquals(isOfMessage, ((SendResult.Retry) SMS.result(new HttpResult(200, null, Buffer.buffer(body), null), 0)).isOfMessage());
    }
}

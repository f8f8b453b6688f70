package io.hazardwatch.gateway.app.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.api.HealthSource.Part;
import io.hazardwatch.gateway.api.HealthSource.Status;
import io.hazardwatch.gateway.notify.person.ChannelState;
import io.hazardwatch.gateway.notify.person.ChannelState.Circuit;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What health says of the channels together. */
class ChannelsHealthTest {
    private static Part health(ChannelState... all) {
        return ChannelsStart.health(List.of(all));
    }

    private static ChannelState state(String id, int failures, int refused, Circuit circuit, boolean isQuiet, String lastError) {
        return new ChannelState(id, 0, failures + refused, 0, 0, failures, refused, circuit, isQuiet, lastError, 0);
    }

    @Test
    void wrongNumber_degradesNothing_andIsSaid() {
        assertEquals(new Part("channels", Status.UP, "sms: refused one address since the start: HTTP 400"),
                health(state("sms", 0, 1, Circuit.CLOSED, false, "HTTP 400"), state("mail", 0, 0, Circuit.CLOSED, false, null)));
        assertEquals(new Part("channels", Status.UP, "sms: refused one address since it accepted a message at 2026-11-30T08:00:00Z: HTTP 400"),
                health(new ChannelState("sms", 7, 1, 0, 0, 0, 1, Circuit.CLOSED, false, "HTTP 400",
                        Instant.parse("2026-11-30T08:00:00Z").toEpochMilli())));
    }

    /** A plant with three duty officers has no five addresses. */
    @Test
    void channelThatRefusesSeveralAddresses_noneAcceptedBetween_degrades() {
        assertEquals(new Part("channels", Status.DEGRADED, "sms: it refused 2 different addresses in a row: HTTP 400"),
                health(state("sms", 0, 2, Circuit.CLOSED, false, "HTTP 400")));
        assertEquals(new Part("channels", Status.UP,
                "sms: unknown, nothing was tried for an hour; before: it refused 3 different addresses in a row: HTTP 400"),
                health(state("sms", 0, 3, Circuit.CLOSED, true, "HTTP 400")));
        assertEquals(new Part("channels", Status.DEGRADED, "sms: HTTP 500 (1 in a row)"),
                health(state("sms", 1, 1, Circuit.CLOSED, false, "HTTP 500")));
    }

    @Test
    void channelThatFails_orRefusesEveryAddress_degrades() {
        assertEquals(new Part("channels", Status.DEGRADED, "mail: HTTP 500 (1 in a row); sms: it refused 5 different addresses in a row: HTTP 400"),
                health(state("mail", 1, 0, Circuit.CLOSED, false, "HTTP 500"), state("voice", 0, 0, Circuit.CLOSED, false, null),
                        state("sms", 0, 5, Circuit.ASKED_LAST, false, "HTTP 400")));
    }

    @Test
    void channelThatNobodyTriedForLong_isUnknown_andSaid() {
        ChannelState quiet = state("sms", 5, 0, Circuit.LEFT_ALONE, true, "HTTP 500");
        String unknown = "sms: unknown, nothing was tried for an hour; before: HTTP 500 (5 in a row)";
        assertEquals(new Part("channels", Status.UP, unknown), health(quiet));
        assertEquals(new Part("channels", Status.DEGRADED, "mail: HTTP 500 (1 in a row); " + unknown),
                health(quiet, state("mail", 1, 0, Circuit.CLOSED, false, "HTTP 500")));
    }
}

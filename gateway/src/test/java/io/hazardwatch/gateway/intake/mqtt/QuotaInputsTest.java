package io.hazardwatch.gateway.intake.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.intake.EnterpriseQuota;
import io.hazardwatch.gateway.intake.EnterpriseQuotas;
import io.hazardwatch.gateway.intake.EnterpriseShare;
import io.hazardwatch.gateway.intake.FakeIngests;
import io.hazardwatch.gateway.intake.MessageOrigin;
import io.hazardwatch.gateway.intake.QuotaIngests;
import io.hazardwatch.gateway.intake.QuotaSettings;
import io.hazardwatch.gateway.intake.ReadingIngest;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.registry.Device;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** MQTT senders of an enterprise that send all they can, beside its other inputs, in time that is a number. */
class QuotaInputsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int SECONDS = 60;
    private static final MessageOrigin ORIGIN = new MessageOrigin("hj212", "hj212:M1", "hj212:M1", "acme", "M1");
    private static final Device DEVICE = Device.of(new DeviceId("acme", "depot", "d"), List.of());

    private final ManualTimer time = new ManualTimer();
    private int byMqtt;

    private EnterpriseQuotas quotas(int messages, int readings) {
        return new EnterpriseQuotas(new QuotaSettings(EnterpriseQuota.NONE,
                Map.of("acme", new EnterpriseQuota(0, messages, readings, 0, 0, 0, 0))), time);
    }

    /** Thirty connections of an event loop that have more to send whenever one of them has sent. */
    private void senders(EnterpriseShare share, int readings) {
        QuotaLine line = new QuotaLine(share, time, () -> { });
        for (int i = 0; i < 30; i++) {
            line.join(new QuotaLine.Waiter() {
                @Override
                public boolean isWaiting() {
                    return true;
                }

                @Override
                public void pass() {
                    byMqtt++;
                    share.readings(readings, time.nowNanos());
                    line.join(this);
                }
            });
        }
    }

    /** An input beside MQTT. */
    private final class Input {
        private final ReadingIngest ingest;
        private final int readings;
        private int waiting;
        private int sent;
        private long waitNanosMax;
        private long sinceNanos;

        Input(EnterpriseQuotas quotas, int readings) {
            this.readings = readings;
            this.ingest = new QuotaIngests(new FakeIngests(), quotas, time, time::later).open(this::offer);
        }

        void send(int messages) {
            waiting += messages;
            sinceNanos = time.nanos();
            offer();
        }

        private void offer() {
            while (waiting > 0 && isTaken()) {
                waiting--;
                sent++;
                waitNanosMax = Math.max(waitNanosMax, time.nanos() - sinceNanos);
                sinceNanos = time.nanos();
            }
        }

        private boolean isTaken() {
            Decoded decoded = new Decoded();
            for (int i = 0; i < readings; i++) {
                decoded.add(i, 1, 1, Quality.GOOD.code());
            }
            return ingest.offer(ORIGIN, DEVICE, decoded, new byte[0], time.millis()) != ReadingIngest.FULL;
        }
    }

    private void run(Input seldom, int everySeconds) {
        for (int second = 0; second < SECONDS; second++) {
            if (second % everySeconds == 0) {
                seldom.send(1);
            }
            time.runUntil((second + 1) * SECOND);
        }
    }

    @Test
    void sendersThatUseUpALowQuotaOfMessages_leaveEveryOtherInputItsTurns() {
        EnterpriseQuotas quotas = quotas(50, 0);
        senders(quotas.of("acme"), 1);
        time.runUntil(2 * SECOND);
        Input busy = new Input(quotas, 1);
        Input seldom = new Input(quotas, 1);
        busy.send(100_000);
        run(seldom, 5);
        assertTrue(busy.sent > 50 * SECONDS / 4, () -> busy.sent + " of the busy input");
        assertEquals(SECONDS / 5, seldom.sent);
        assertTrue(seldom.waitNanosMax <= 3 * SECOND / 50, () -> seldom.waitNanosMax + " ns waited the one that sends seldom");
        int inAll = byMqtt + busy.sent + seldom.sent;
        assertTrue(inAll <= 50 * (SECONDS + 1) + 3, () -> inAll + " in all, above the quota");
        assertTrue(inAll > 50 * SECONDS - 50, () -> inAll + " in all, below the quota");
    }

    @Test
    void sendersWhoseReadingsUseUpTheQuota_leaveEveryOtherInputItsTurns() {
        EnterpriseQuotas quotas = quotas(0, 100);
        senders(quotas.of("acme"), 50);
        time.runUntil(2 * SECOND);
        Input busy = new Input(quotas, 50);
        Input seldom = new Input(quotas, 10);
        busy.send(100_000);
        run(seldom, 10);
        assertTrue(busy.sent >= SECONDS / 2, () -> busy.sent + " of the busy input");
        assertEquals(SECONDS / 10, seldom.sent);
        assertTrue(seldom.waitNanosMax <= 2 * SECOND, () -> seldom.waitNanosMax + " ns waited the one that sends seldom");
        int readings = 50 * (byMqtt + busy.sent) + 10 * seldom.sent;
        assertTrue(readings <= 100 * (SECONDS + 3) + 4 * 50, () -> readings + " readings in all, above the quota");
        assertTrue(readings > 100 * (SECONDS - 2), () -> readings + " readings in all, below the quota");
    }

    @Test
    void inputsBesideMqtt_leaveItItsTurns() {
        EnterpriseQuotas quotas = quotas(20, 0);
        Input first = new Input(quotas, 1);
        Input second = new Input(quotas, 1);
        first.send(100_000);
        second.send(100_000);
        time.runUntil(SECOND);
        senders(quotas.of("acme"), 1);
        time.runUntil((SECONDS + 1) * SECOND);
        assertTrue(byMqtt >= 20 * SECONDS / 3 - 1, () -> byMqtt + " by MQTT");
        assertTrue(Math.abs(first.sent - second.sent) <= 21, () -> first.sent + " and " + second.sent);
    }
}

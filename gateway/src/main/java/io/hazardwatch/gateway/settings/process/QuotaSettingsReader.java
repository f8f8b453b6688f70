package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.intake.EnterpriseQuota;
import io.hazardwatch.gateway.intake.QuotaSettings;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Reads {@code quotas} of gateway.yaml. One thread. */
final class QuotaSettingsReader {
    private static final String[] KEYS = {"connections", "messagesPerSecond", "readingsPerSecond", "points", "rejectsPerSecond", "callsPerMinute",
        "exportPointDays"};
    private static final int MOST = 100_000_000;

    private QuotaSettingsReader() {}

    static QuotaSettings read(YamlMap quotas) {
        YamlMap each = quotas.map("each");
        EnterpriseQuota usual = quota(each, EnterpriseQuota.NONE);
        each.done(KEYS);
        Map<String, EnterpriseQuota> named = new HashMap<>();
        for (YamlMap own : quotas.maps("enterprises")) {
            String enterprise = own.name("enterprise");
            if (named.put(enterprise, quota(own, usual)) != null) {
                own.broken("enterprise", "must stand only once");
            }
            own.done(Stream.concat(Stream.of("enterprise"), Stream.of(KEYS)).toArray(String[]::new));
        }
        quotas.done("each", "enterprises");
        return new QuotaSettings(usual, named);
    }

    /** What is not said is as for everybody. */
    private static EnterpriseQuota quota(YamlMap own, EnterpriseQuota usual) {
        int[] values = {usual.connections(), usual.messagesPerSecond(), usual.readingsPerSecond(), usual.points(), usual.rejectsPerSecond(),
            usual.callsPerMinute(), usual.exportPointDays()};
        for (int i = 0; i < KEYS.length; i++) {
            values[i] = (int) own.whole(KEYS[i], values[i], 0, MOST);
        }
        return new EnterpriseQuota(values[0], values[1], values[2], values[3], values[4], values[5], values[6]);
    }
}

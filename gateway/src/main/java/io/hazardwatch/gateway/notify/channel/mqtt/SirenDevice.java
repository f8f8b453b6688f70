package io.hazardwatch.gateway.notify.channel.mqtt;

import java.util.Objects;

/**
 * A siren or light tower that is switched on while a P1 has no answer.
 *
 * @param name       its name in topics
 * @param enterprise whose alarms it announces
 * @param site       null = those of all sites of the enterprise
 * @param level      level of the chain with whose calls it is switched on; null = after the last one
 */
public record SirenDevice(String name, String enterprise, String site, String level) {
    /** Whether it stands where the alarm is. */
    public boolean serves(String alarmEnterprise, String alarmSite) {
        return Objects.equals(enterprise, alarmEnterprise) && (site == null || site.equals(alarmSite));
    }
}

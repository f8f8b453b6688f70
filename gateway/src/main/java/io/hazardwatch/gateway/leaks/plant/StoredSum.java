package io.hazardwatch.gateway.leaks.plant;

import java.util.List;
import java.util.Map;

/**
 * What was counted of a throughput when it was stored.
 *
 * @param quantity      id of the permitted quantity
 * @param beginMillis   of its calendar period, ms since the epoch
 * @param untilMillis   up to when it is counted
 * @param missingMillis time without readings
 * @param counters      last values of counters, by point
 * @param gaps          what the history must still be asked about
 */
public record StoredSum(String enterprise, String site, String quantity, long beginMillis, long untilMillis, double amount, long missingMillis,
                        Map<String, Double> counters, List<Gap> gaps) {
    public StoredSum {
        counters = Map.copyOf(counters);
        gaps = List.copyOf(gaps);
    }

    /** A time nobody looked at, ms since the epoch. */
    public record Gap(long fromMillis, long toMillis) {}

    /** Names it among all sites. */
    public String key() {
        return enterprise + '/' + site + '/' + quantity;
    }
}

package io.hazardwatch.gateway.app.duty;

import io.hazardwatch.gateway.duty.calendar.KeyPeriods;
import io.hazardwatch.gateway.duty.calendar.Tightening;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What several sources tighten, together: the calendar, and the weather once it is started. Any thread. */
final class CombinedPeriods implements KeyPeriods {
    private final List<KeyPeriods> sources = new CopyOnWriteArrayList<>();

    CombinedPeriods(KeyPeriods first) {
        sources.add(first);
    }

    void add(KeyPeriods further) {
        sources.add(further);
    }

    @Override
    public Tightening at(String enterprise, String site, Instant at, ZoneId zone) {
        return sources.stream().map(source -> source.at(enterprise, site, at, zone)).reduce(Tightening.NONE, Tightening::and);
    }
}

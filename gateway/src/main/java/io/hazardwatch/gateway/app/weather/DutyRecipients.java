package io.hazardwatch.gateway.app.weather;

import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.DutyShift;
import io.hazardwatch.gateway.duty.OnDuty;
import io.hazardwatch.gateway.registry.HazardSource;
import io.hazardwatch.gateway.registry.PersonsInCharge;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.weather.book.WarningRecipient;
import io.hazardwatch.gateway.weather.book.WarningRecipients;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The duty officers and leaders by the roster, then the persons in charge of the site's hazard sources. From memory; any thread. */
final class DutyRecipients implements WarningRecipients {
    private final OnDuty onDuty;
    private final Supplier<Registry> registry;

    DutyRecipients(OnDuty onDuty, Supplier<Registry> registry) {
        this.onDuty = onDuty;
        this.registry = registry;
    }

    @Override
    public List<WarningRecipient> of(SiteName site, long nowMillis) {
        List<WarningRecipient> found = new ArrayList<>();
        for (DutyPost post : onDuty.posts()) {
            DutyShift shift = post.covers(site.enterprise(), site.site()) ? onDuty.shift(post.id(), nowMillis) : null;
            if (shift != null) {
                shift.officers().forEach(person -> add(found, person, "duty-officer"));
                add(found, shift.leader(), "shift-leader");
            }
        }
        for (Site each : registry.get().sites()) {
            if (each.enterprise().equals(site.enterprise()) && each.site().equals(site.site())) {
                each.hazardSources().stream().map(HazardSource::inCharge).forEach(charge -> addInCharge(found, charge));
            }
        }
        return found;
    }

    private static void addInCharge(List<WarningRecipient> found, PersonsInCharge charge) {
        if (charge != null) {
            add(found, charge.operational(), "operational-in-charge");
            add(found, charge.technical(), "technical-in-charge");
            add(found, charge.principal(), "principal-in-charge");
        }
    }

    /** Each person once, at the lowest level. */
    private static void add(List<WarningRecipient> found, String person, String level) {
        if (person != null && !person.isEmpty() && found.stream().noneMatch(each -> each.person().equals(person))) {
            found.add(new WarningRecipient(person, level));
        }
    }
}

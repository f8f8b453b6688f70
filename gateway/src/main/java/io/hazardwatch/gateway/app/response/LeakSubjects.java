package io.hazardwatch.gateway.app.response;

import io.hazardwatch.gateway.api.leaks.LeakTexts;
import io.hazardwatch.gateway.leaks.Leak;
import io.hazardwatch.gateway.leaks.LeakState;
import io.hazardwatch.gateway.leaks.Leaks;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.response.warnings.OwnWarningSubject;
import io.hazardwatch.gateway.response.warnings.OwnWarningSubjects;
import io.hazardwatch.gateway.response.warnings.OwnWarningText;
import io.hazardwatch.gateway.response.warnings.OwnWarningUrgency;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The leaks that people were told of, as what our warnings are about: P1 and P2 only. Any thread. */
final class LeakSubjects implements OwnWarningSubjects {
    /** Of a site's name in a headline, so that what comes behind it is never cut. */
    private static final int NAME_MAX = 80;
    private static final int GAS_MAX = 24;

    private final Supplier<Leaks> leaks;
    private final Function<String, Leak> stored;
    private final SiteIndex sites;
    private final LeakTexts texts = new LeakTexts();

    /** @param stored the leak of that id in the store, which keeps those that are not shown any more; null if there is none; may block */
    LeakSubjects(Supplier<Leaks> leaks, Function<String, Leak> stored, SiteIndex sites) {
        this.leaks = leaks;
        this.stored = stored;
        this.sites = sites;
    }

    @Override
    public List<OwnWarningSubject> present() {
        return leaks.get().all().stream().filter(LeakSubjects::isTold).map(this::subject).toList();
    }

    @Override
    public OwnWarningSubject of(String incident) {
        Leak shown = leaks.get().of(incident);
        Leak leak = shown == null ? stored.apply(incident) : shown;
        return leak == null ? null : subject(leak);
    }

    private static boolean isTold(Leak leak) {
        return leak.annSeq() > 0 && leak.state() != LeakState.SUSPECTED && leak.priority().compareTo(Priority.P2) <= 0;
    }

    private OwnWarningSubject subject(Leak leak) {
        Site site = sites.site(leak.enterprise(), leak.site());
        Text name = site == null ? Text.of(leak.site()) : site.name();
        Text event = new Text(gas(leak).zh() + "泄漏", gas(leak).en() + " leak");
        OwnWarningText text = new OwnWarningText(event, headline(leak, name), description(leak, name),
                leak.isOver() ? Text.of("") : new Text("远离泄漏点，向上风向或侧风向撤离；未佩戴呼吸器者不得进入。",
                        "Keep away, leave upwind or crosswind; nobody enters without breathing apparatus."), name,
                site == null ? Double.NaN : site.lat(), site == null ? Double.NaN : site.lon(), site == null ? 1
                        : Math.max(1, site.exposure().surroundingsMetres()));
        return new OwnWarningSubject(leak.id(), leak.enterprise(), leak.site(),
                leak.priority() == Priority.P1 ? OwnWarningUrgency.IMMEDIATE : OwnWarningUrgency.EXPECTED, text, leak.isOver(),
                        leak.joinedInto() != null);
    }

    /** What people call the gas. */
    private Text gas(Leak leak) {
        Text gas = texts.gas(leak.gas());
        return new Text(shortened(gas.zh(), GAS_MAX), shortened(gas.en(), GAS_MAX));
    }

    private Text headline(Leak leak, Text name) {
        String zh = shortened(name.zh(), NAME_MAX);
        String en = shortened(name.en(), NAME_MAX);
        Text gas = gas(leak);
        return leak.isOver() ? new Text(zh + "：" + gas.zh() + "泄漏警报解除", en + ": all clear, " + gas.en() + " leak is over")
                : new Text(zh + "：" + gas.zh() + "泄漏", en + ": " + gas.en() + " leak");
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, longest - 2))) + "…";
    }

    private Text description(Leak leak, Text name) {
        if (leak.isOver()) {
            return new Text(name.zh() + "的探测器均已恢复，" + gas(leak).zh() + "泄漏已结束。", "All detectors of " + name.en() + " are back; the " + gas(leak).en()
                    + " leak is over.");
        }
        String wind = leak.wind() == null || !leak.wind().isKnown() ? null : Math.round(leak.wind().fromDegrees()) + "°, "
                + Math.round(leak.wind().speed() * 10) / 10.0 + " m/s";
        return new Text(leak.soundDetectors() + " 台探测器报警。" + (wind == null ? "风向未知。" : "来风 " + wind + "。"), leak.soundDetectors()
                + " detectors are in alarm. " + (wind == null ? "The wind is unknown." : "Wind from " + wind + "."));
    }
}

package io.hazardwatch.gateway.api.leaks;

import io.hazardwatch.gateway.leaks.Evidence;
import io.hazardwatch.gateway.leaks.EvidenceKind;
import io.hazardwatch.gateway.leaks.Leak;
import io.hazardwatch.gateway.leaks.ProbableSource;
import io.hazardwatch.gateway.leaks.TamperingFinding;
import io.hazardwatch.gateway.leaks.TamperingSign;
import io.hazardwatch.gateway.leaks.WindObservation;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.response.permits.PermitKind;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Sentences about leaks in both languages, from the message bundles. Immutable, any thread. */
public final class LeakTexts {
    private static final String UNKNOWN = "leak.unknown";

    private final ResourceBundle zh = bundle(Locale.CHINESE);
    private final ResourceBundle en = bundle(Locale.ENGLISH);

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("messages", locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    private Text text(String key, Object... values) {
        return new Text(MessageFormat.format(zh.getString(key), values), MessageFormat.format(en.getString(key), values));
    }

    /** Name of a gas; the name in the site file if it is none that is known. */
    public Text gas(String gas) {
        try {
            return text("gas." + gas);
        } catch (MissingResourceException unnamed) {
            return Text.of(gas);
        }
    }

    /** What people are told in one message. */
    public Text message(Leak leak) {
        long detectors = leak.members().size();
        ProbableSource source = leak.sources().isEmpty() ? null : leak.sources().getFirst();
        return each(language -> MessageFormat.format(language.apply("leak.message"), in(gas(leak.gas()), language), detectors,
                leak.members().stream().limit(5).map(member -> member.point().device()).collect(Collectors.joining(", ")),
                language.apply("leak.confidence." + leak.confidence().name()),
                source == null ? language.apply("leak.source.unknown") : in(source.name(), language)));
    }

    /** The confidence in words, with its sum and what that is made of. */
    public Text confidence(Leak leak) {
        return each(language -> MessageFormat.format(language.apply("leak.confidence"), language.apply("leak.confidence." + leak.confidence().name()),
                figure(leak.sum()), leak.evidence().stream().filter(each -> each.weight() != 0).count()));
    }

    /** The wind, or why it is unknown. */
    public Text wind(WindObservation wind, long nowMillis) {
        if (!wind.isKnown()) {
            return each(language -> MessageFormat.format(language.apply("leak.wind.unknown"), language.apply("leak.wind." + wind.unknown().name())));
        }
        return text("leak.wind", figure(Math.rint(wind.fromDegrees())), figure(wind.speed()), Math.max(0, (nowMillis - wind.atMillis()) / 1_000));
    }

    /**
     * One piece of evidence as a sentence.
     *
     * @param names what people call a point or a piece of equipment, by its id
     */
    public Text evidence(Evidence evidence, Function<String, Text> names) {
        String key = "leak.evidence." + (evidence.isOfCamera() ? "siteCamera" : evidence.kind().key());
        return each(language -> MessageFormat.format(language.apply(key), about(evidence, 0, names, language),
                Double.isNaN(evidence.value()) ? language.apply(UNKNOWN) : (figure(evidence.value()) + ' ' + evidence.unit()).strip(),
                about(evidence, 1, names, language), evidence.about().stream().map(each -> in(names.apply(each), language))
                        .collect(Collectors.joining(", ")), about(evidence, 2, names, language)));
    }

    /** An item that is a name of the program, such as why the wind is unknown, becomes words. */
    private String about(Evidence evidence, int index, Function<String, Text> names, UnaryOperator<String> language) {
        List<String> about = evidence.about();
        if (index >= about.size()) {
            return "";
        }
        String key = switch (evidence.kind()) {
            case WIND_UNKNOWN -> index == 0 ? "leak.wind." + about.get(index) : null;
            case DOUBTFUL_DETECTOR -> index == 1 ? "leak.health." + about.get(index) : null;
            default -> null;
        };
        if (evidence.kind() == EvidenceKind.PERMIT_NEARBY) {
            return index == 1 ? in(PermitKind.valueOf(about.get(index)).text(), language) : about.get(index);
        }
        return key == null ? in(names.apply(about.get(index)), language) : language.apply(key);
    }

    /** A sign of tampering with its evidence, as a request to look and no accusation. */
    public Text tampering(TamperingFinding sign) {
        List<String> evidence = sign.evidence();
        String shown = sign.sign() == TamperingSign.SETTINGS_LOOSENED ? String.join(", ", evidence) : evidence.getFirst();
        return text("tampering." + sign.sign().key(), sign.point().device() + '/' + sign.point().point(), shown, evidence.getLast());
    }

    /** A source with what it explains. */
    public Text source(ProbableSource source) {
        String key = source.isAboutProcess() ? "leak.source.process" : "leak.source";
        return each(language -> MessageFormat.format(language.apply(key), in(source.name(), language), source.explains(), source.of(),
                Double.isNaN(source.metres()) ? language.apply(UNKNOWN) : figure(Math.rint(source.metres()))));
    }

    /** Why no source is named. */
    public Text noSource(Leak leak) {
        return text(leak.wind().isKnown() ? "leak.source.none" : "leak.source.windUnknown");
    }

    private Text each(Function<UnaryOperator<String>, String> sentence) {
        return new Text(sentence.apply(zh::getString), sentence.apply(en::getString));
    }

    private String in(Text text, UnaryOperator<String> language) {
        return language.apply(UNKNOWN).equals(zh.getString(UNKNOWN)) ? text.zh() : text.en();
    }

    private static String figure(double value) {
        double rounded = Math.abs(value) >= 100 ? Math.rint(value) : Math.rint(value * 100) / 100;
        return rounded == Math.rint(rounded) ? String.valueOf((long) rounded) : String.valueOf(rounded);
    }
}

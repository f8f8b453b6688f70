package io.hazardwatch.gateway.api.pipelines;

import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.pipelines.BalanceWindow;
import io.hazardwatch.gateway.pipelines.LeakPlace;
import io.hazardwatch.gateway.pipelines.PipelineEvidence;
import io.hazardwatch.gateway.pipelines.PipelineEvidenceKind;
import io.hazardwatch.gateway.pipelines.PipelineLeak;
import io.hazardwatch.gateway.pipelines.SegmentJudgement;
import io.hazardwatch.gateway.pipelines.WatchStatement;
import io.hazardwatch.gateway.registry.PipelineSegment;
import io.hazardwatch.gateway.registry.PipelineStation;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Sentences about pipelines in both languages, from the message bundles. Immutable, any thread. */
public final class PipelineTexts {
    private static final double HOUR = 3_600;
    private static final double KILO = 1_000;

    private final ResourceBundle zh = bundle(Locale.CHINESE);
    private final ResourceBundle en = bundle(Locale.ENGLISH);

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("messages", locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /** The name of the alarm about the leak of a segment, as it is when it begins. */
    public Text alarm(SegmentJudgement judgement) {
        PipelineLeak leak = judgement.leak();
        if (leak.window() == null || Double.isNaN(leak.rate())) {
            boolean isSlack = leak.evidence().stream().anyMatch(each -> each.kind() == PipelineEvidenceKind.SLACK_SURPLUS);
            String key = isSlack ? "pipeline.alarm.slack" : "pipeline.alarm.pressure";
            return each(language -> MessageFormat.format(language.apply(key), in(judgement.segment().name(), language)));
        }
        return each(language -> MessageFormat.format(language.apply("pipeline.alarm"), in(judgement.segment().name(), language),
                figure(leak.rate() * HOUR), figure(leak.share() * 100), words(leak.place(), judgement, language)));
    }

    /** The name of the alarm that a segment is not watched, or only in part. */
    public Text blind(SegmentJudgement judgement) {
        if (judgement.statement() != WatchStatement.BLIND) {
            return each(language -> MessageFormat.format(language.apply("pipeline.alarm.part"), in(judgement.segment().name(), language),
                    language.apply("pipeline.statement." + judgement.statement().name())));
        }
        return each(language -> MessageFormat.format(language.apply("pipeline.alarm.blind"), in(judgement.segment().name(), language)));
    }

    /** The place of the leak in words. */
    public Text place(SegmentJudgement judgement) {
        return each(language -> words(judgement.leak().place(), judgement, language));
    }

    /** How far a segment is watched. */
    public Text statement(SegmentJudgement judgement) {
        return each(language -> language.apply("pipeline.statement." + judgement.statement().name()));
    }

    /** A window's name. */
    public Text window(BalanceWindow window) {
        return each(language -> language.apply("pipeline.window." + window.name()));
    }

    /** One piece of evidence about a segment as a sentence; a station is called by its name. */
    public Text evidence(PipelineEvidence evidence, PipelineSegment segment) {
        List<String> about = evidence.about();
        return each(language -> {
            String first = switch (evidence.kind()) {
                case BALANCE -> language.apply("pipeline.window." + about.getFirst());
                case GRADIENT_UNKNOWN, WAVE_UNKNOWN -> language.apply("pipeline.unknown." + about.getFirst());
                case PRESSURE_FALLS -> in(segment.stations().stream().filter(each -> each.id().equals(about.getFirst())).map(PipelineStation::name)
                        .findFirst().orElse(Text.of(about.getFirst())), language);
                case OPERATION, INSTRUMENT_LOST -> about.getFirst().substring(about.getFirst().indexOf('/', about.getFirst().indexOf('/') + 1) + 1);
                default -> about.isEmpty() ? "" : about.getFirst();
            };
            return MessageFormat.format(language.apply("pipeline.evidence." + evidence.kind().key()), first,
                    Double.isNaN(evidence.value()) ? "" : figure(evidence.value()), about.size() > 1 ? about.get(1) : "",
                    about.size() > 2 ? about.get(2) : "");
        });
    }

    private String words(LeakPlace place, SegmentJudgement judgement, UnaryOperator<String> language) {
        if (!place.isKnown()) {
            return MessageFormat.format(language.apply("pipeline.place.unknown"), language.apply("pipeline.unknown." + place.unknown().name()));
        }
        List<PipelineStation> stations = judgement.segment().stations();
        int next = 1;
        while (next < stations.size() - 1 && stations.get(next).placeMetres() < place.metres()) {
            next++;
        }
        PipelineStation before = stations.get(next - 1);
        return MessageFormat.format(language.apply("pipeline.place"), figure(place.metres() / KILO), figure(place.plusMinus() / KILO),
                in(before.name(), language), in(stations.get(next).name(), language), figure((place.metres() - before.placeMetres()) / KILO));
    }

    private Text each(Function<UnaryOperator<String>, String> sentence) {
        return new Text(sentence.apply(zh::getString), sentence.apply(en::getString));
    }

    private String in(Text text, UnaryOperator<String> language) {
        return language.apply("leak.unknown").equals(zh.getString("leak.unknown")) ? text.zh() : text.en();
    }

    private static String figure(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 1 ? "%.1f" : "%.2f", value);
    }
}

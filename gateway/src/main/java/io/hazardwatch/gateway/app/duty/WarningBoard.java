package io.hazardwatch.gateway.app.duty;

import io.hazardwatch.gateway.api.weather.Weather;
import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.handover.OpenMatter;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.weather.Warning;
import io.hazardwatch.gateway.weather.WarningInfo;
import io.hazardwatch.gateway.weather.book.SiteMatch;
import io.hazardwatch.gateway.weather.book.WarningView;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongFunction;

/**
 * The weather warnings in force as duty needs them. It asks the weather thread every few seconds and answers from what it was told
 * last; only the first question waits, so that a restart does not drop warnings from an open hand-over. Duty thread.
 */
final class WarningBoard {
    private static final long REFRESH_MILLIS = 5_000;
    private static final long FIRST_MILLIS_MAX = 2_000;

    private final LongFunction<CompletionStage<List<WarningView>>> weather;
    private final Clock clock;
    private CompletableFuture<List<WarningView>> asked;
    private long askedAt;
    private List<WarningView> known = List.of();

    /** @param weather gives the warnings in force or to come at a time; null while it is not known yet what was before a restart */
    WarningBoard(LongFunction<CompletionStage<List<WarningView>>> weather, Clock clock) {
        this.weather = weather;
        this.clock = clock;
    }

    /** Asks the weather thread. */
    static WarningBoard over(Weather weather, Clock clock) {
        return new WarningBoard(now -> weather.submit(book -> book.isLoaded() ? book.views(true, site -> true, now) : null), clock);
    }

    /** The warnings in force that concern sites of a post. */
    List<OpenMatter> of(DutyPost post) {
        refresh();
        return known.stream().filter(each -> each.state().isInForce() && each.matches().stream().anyMatch(match -> isAt(match, post)))
                .map(each -> new OpenMatter(OpenMatter.Kind.WEATHER_WARNING, each.id(), text(each.warning()))).toList();
    }

    /** What a warning says, by the identifier of its issuer; the identifier when it is not known here. */
    String headline(String identifier) {
        refresh();
        return known.stream().filter(each -> each.warning().key().identifier().equals(identifier)).findFirst()
                .map(each -> text(each.warning()).zh()).orElse(identifier);
    }

    private static boolean isAt(SiteMatch match, DutyPost post) {
        return match.isOpen() && post.covers(match.site().enterprise(), match.site().site());
    }

    private void refresh() {
        boolean isFirst = asked == null;
        if (!isFirst && asked.isDone()) {
            take();
        }
        if (isFirst || clock.millis() - askedAt >= REFRESH_MILLIS || clock.millis() < askedAt) {
            askedAt = clock.millis();
            asked = weather.apply(askedAt).toCompletableFuture();
        }
        if (isFirst) {
            take();
        }
    }

    /** What cannot be had now stays as it was. */
    private void take() {
        try {
            List<WarningView> told = asked.get(FIRST_MILLIS_MAX, TimeUnit.MILLISECONDS);
            known = told == null ? known : told;
        } catch (ExecutionException | TimeoutException busy) {
            return;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Text text(Warning warning) {
        return new Text("气象预警【" + warning.issuer() + "】" + headline(warning, "zh"), "Weather warning [" + warning.issuer() + "] "
                + headline(warning, "en"));
    }

    private static String headline(Warning warning, String language) {
        WarningInfo info = warning.info(language);
        return info == null ? warning.kind().name().zh() : info.headline().isBlank() ? info.event() : info.headline();
    }
}

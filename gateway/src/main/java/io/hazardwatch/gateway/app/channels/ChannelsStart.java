package io.hazardwatch.gateway.app.channels;

import io.hazardwatch.gateway.api.HealthSource;
import io.hazardwatch.gateway.api.channels.ChannelPorts;
import io.hazardwatch.gateway.api.channels.ReceiptCounts;
import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.app.supervision.Meters;
import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.ChannelContext;
import io.hazardwatch.gateway.notify.person.ChannelSettings;
import io.hazardwatch.gateway.notify.person.ChannelState;
import io.hazardwatch.gateway.notify.person.ChannelState.Circuit;
import io.hazardwatch.gateway.notify.person.PersonChannels;
import io.hazardwatch.gateway.notify.person.PushAccess;
import io.hazardwatch.gateway.notify.person.ReceiptRelay;
import io.hazardwatch.gateway.notify.render.TemplateRenderer;
import io.hazardwatch.gateway.people.MeansTest;
import io.hazardwatch.gateway.people.PushSubscriptionBook;
import io.hazardwatch.gateway.settings.channels.ChannelsFile;
import io.hazardwatch.gateway.settings.process.SettingsWatcher;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The channels that reach people, kept as {@code channels.yaml} has them. Main thread; the reloader changes them later. */
public final class ChannelsStart {
    private static final long LOOK_MILLIS = 60_000;
    private static final int WAITING_MAX = 1_000;
    private static final int NAMED_MAX = 5;
    private static final Logger LOG = LoggerFactory.getLogger(ChannelsStart.class);

    private final ReceiptRelay receipts = new ReceiptRelay();
    private final ReceiptCounts counts = new ReceiptCounts();
    private final PersonChannels channels;

    private final TemplateRenderer renderer = new TemplateRenderer(ChannelsStart::unusable);

    private final StoredMeans stored;

    private ChannelsStart(Vertx vertx, Clock clock, StoredMeans stored, Path data, BiConsumer<String, Throwable> defects) {
        this.stored = stored;
        channels = new PersonChannels(new ChannelContext(vertx, clock, receipts, new PushAccess(stored.subscriptions()::of,
                new PushKeys(data))), defects);
    }

    /**
     * Opens the channels of {@code settings}; {@code watcher} changes them when the file changes.
     *
     * @param stored what the relational store knows of people's means
     * @param data   folder of the gateway's own files, which holds the keys of web push
     */
    public static ChannelsStart start(ChannelsFile settings, SettingsWatcher watcher, Meters meters, SystemAlarms alarms, Vertx vertx, Clock clock,
            StoredMeans stored, Path data, BiConsumer<String, Throwable> defects, ShutdownStack steps) {
        ChannelsStart start = new ChannelsStart(vertx, clock, stored, data, defects);
        start.channels.configure(settings.channels());
        start.renderer.use(settings.messages());
        steps.started("channels", start.channels::close);
        DeviceTests devices = start.devices(vertx, clock, alarms, defects, steps);
        devices.use(settings.deviceTests());
        start.probe(vertx, clock, alarms, devices, steps);
        meters.watch(start.channels, start.counts, start.renderer);
        watcher.onChannels(file -> {
            start.reload(file);
            devices.use(file.deviceTests());
            meters.watch(start.channels, start.counts, start.renderer);
        });
        return start;
    }

    private void reload(ChannelsFile file) {
        List<ChannelSettings> next = file.channels();
        renderer.use(file.messages());
        List<ChannelSettings> before = channels.all().stream().map(channel -> channel.settings()).toList();
        if (!before.equals(next)) {
            channels.configure(next);
            LOG.info("channels reloaded: {}", String.join(", ", next.stream().map(each -> each.options().id()).toList()));
        }
    }

    /** Tests each channel daily and raises alarms about those that fail. */
    private void probe(Vertx vertx, Clock clock, SystemAlarms alarms, DeviceTests devices, ShutdownStack steps) {
        ChannelProbes probes = new ChannelProbes(channels, renderer, (id, fails) -> alarms.set(fails, "channels", id, new Text(
                "渠道 " + id + " 未通过每日测试", "Channel " + id + " fails its daily test"), Priority.P2));
        receipts.test(receipt -> devices.took(receipt, clock.millis()) || probes.took(receipt, clock.millis()));
        receipts.testReplies(reply -> devices.replied(reply, clock.millis()));
        long timer = vertx.setPeriodic(LOOK_MILLIS, look -> probes.look(clock.millis()));
        steps.started("channel tests", () -> vertx.cancelTimer(timer));
    }

    /** Asks people each month to confirm that their means work. */
    private DeviceTests devices(Vertx vertx, Clock clock, SystemAlarms alarms, BiConsumer<String, Throwable> defects, ShutdownStack steps) {
        WorkerPool pool = new WorkerPool(vertx, "device-tests", 1, WAITING_MAX);
        Executor worker = work -> pool.run(() -> {
            work.run();
            return null;
        }).onFailure(failed -> {
            if (!(failed instanceof DatabaseAwayException)) {
                defects.accept("device tests", failed);
            }
        });
        DeviceTests tests = new DeviceTests(() -> stored.people().directory().persons().values(), stored.tests(), channels, renderer,
                new SecureRandom(), worker, (enterprise, failed) -> alarms.set(!failed.isEmpty(), "device-tests", enterprise, text(failed),
                        Priority.P2));
        long timer = vertx.setPeriodic(LOOK_MILLIS, look -> worker.execute(() -> tests.look(clock.millis(), ZoneId.systemDefault())));
        steps.started("device tests", () -> {
            vertx.cancelTimer(timer);
            pool.close();
        });
        return tests;
    }

    private static Text text(List<MeansTest> failed) {
        String places = failed.stream().limit(NAMED_MAX).map(test -> test.person() + ' ' + test.kind()).collect(Collectors.joining(", "));
        return new Text(failed.size() + " 个联系方式未通过每月测试：" + places, failed.size() + " means were not confirmed in their monthly test: " + places);
    }

    private static void unusable(String template) {
        LOG.warn("the template {} of channels.yaml gives no usable text, the built-in one stands in for it", template);
    }

    /** Puts what people are told into words. */
    public TemplateRenderer renderer() {
        return renderer;
    }

    /** The channels in force. */
    public PersonChannels channels() {
        return channels;
    }

    /** What the API shows of them. */
    public ChannelPorts ports() {
        return new ChannelPorts(channels, renderer, counts, stored.subscriptions(), stored.tests());
    }

    /** One part of health for all channels: an outside system that is away degrades, until nobody knows any more whether it is. */
    public HealthSource.Part health() {
        return health(channels.all().stream().map(channel -> channel.state()).toList());
    }

    static HealthSource.Part health(List<ChannelState> all) {
        boolean isAnyFailing = all.stream().anyMatch(ChannelState::isFailing);
        String said = Stream.of(said(all, ChannelState::isFailing, ChannelsStart::trouble),
                said(all, ChannelState::isQuiet, state -> "unknown, nothing was tried for an hour; before: " + trouble(state)),
                said(all, ChannelState::hasRefusedOne, ChannelsStart::oneRefused)).flatMap(each -> each).collect(Collectors.joining("; "));
        return new HealthSource.Part("channels", isAnyFailing ? HealthSource.Status.DEGRADED : HealthSource.Status.UP, said.isEmpty() ? null : said);
    }

    private static Stream<String> said(List<ChannelState> all, Predicate<ChannelState> which, Function<ChannelState, String> words) {
        return all.stream().filter(which).map(state -> state.id() + ": " + words.apply(state));
    }

    private static String oneRefused(ChannelState state) {
        return "refused one address since " + (state.lastAcceptedAt() == 0 ? "the start" : "it accepted a message at "
                + Instant.ofEpochMilli(state.lastAcceptedAt())) + ": " + state.lastError();
    }

    private static String trouble(ChannelState state) {
        boolean isRefusal = state.failuresInARow() == 0 || state.circuit() == Circuit.ASKED_LAST;
        return isRefusal ? "it refused " + state.refusedInARow() + " different addresses in a row: " + state.lastError()
                : state.lastError() + " (" + state.failuresInARow() + " in a row)";
    }

    /** The browsers that take notifications. */
    public PushSubscriptionBook subscriptions() {
        return stored.subscriptions();
    }

    /** Passes on what providers report. */
    public ReceiptRelay receipts() {
        return receipts;
    }
}

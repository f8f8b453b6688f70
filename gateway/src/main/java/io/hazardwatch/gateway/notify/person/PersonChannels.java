package io.hazardwatch.gateway.notify.person;

import io.hazardwatch.gateway.people.ContactMeansKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The configured channels: which of them serve a means of somebody, in the order of the settings. The list is swapped as a whole;
 * who holds a channel that was replaced may finish with it. Any thread.
 */
public final class PersonChannels implements AutoCloseable {
    private final ChannelContext context;
    private final BiConsumer<String, Throwable> defects;
    private final AtomicReference<List<GuardedChannel>> all = new AtomicReference<>(List.of());

    /** @param defects takes defects of channels: where, and the exception */
    public PersonChannels(ChannelContext context, BiConsumer<String, Throwable> defects) {
        this.context = context;
        this.defects = defects;
    }

    /** Applies settings: a channel with unchanged settings is kept, the others are created again. One caller at a time. */
    public void configure(List<? extends ChannelSettings> settings) {
        List<GuardedChannel> before = all.get();
        Map<ChannelSettings, GuardedChannel> known = before.stream().collect(Collectors.toMap(GuardedChannel::settings, Function.identity()));
        List<GuardedChannel> next = settings.stream().map(each -> known.containsKey(each) ? known.get(each) : opened(each)).toList();
        all.set(next);
        before.stream().filter(channel -> !next.contains(channel)).forEach(GuardedChannel::close);
    }

    private GuardedChannel opened(ChannelSettings settings) {
        return new GuardedChannel(settings.open(context), settings, context.clock(), defects);
    }

    /**
     * The channels for a means of people of {@code enterprise}, the first choice first; empty if nothing serves it.
     *
     * @param enterprise null for people of an authority
     */
    public List<GuardedChannel> serving(ContactMeansKind means, String enterprise) {
        return all.get().stream().filter(channel -> channel.settings().options().serves(means, enterprise)).toList();
    }

    /** The channel by which such a message goes now: the first that is available, else the first that takes it at all; null if none does. */
    public GuardedChannel ready(ContactMeansKind means, String enterprise) {
        List<GuardedChannel> serving = serving(means, enterprise);
        return Stream.concat(serving.stream().filter(GuardedChannel::isAvailable), serving.stream().filter(channel -> !channel.isLeftAlone()))
                .findFirst().orElse(null);
    }

    /** The channel of that name, or null. */
    public GuardedChannel named(String id) {
        return all.get().stream().filter(channel -> Objects.equals(channel.id(), id)).findFirst().orElse(null);
    }

    /** All channels in the order of the settings. */
    public List<GuardedChannel> all() {
        return all.get();
    }

    /** The channels of one kind. */
    public <T> List<T> ofKind(Class<T> kind) {
        return all.get().stream().map(GuardedChannel::channel).filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public void close() {
        all.getAndSet(List.of()).forEach(GuardedChannel::close);
    }
}

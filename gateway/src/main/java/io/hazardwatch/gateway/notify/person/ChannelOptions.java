package io.hazardwatch.gateway.notify.person;

import io.hazardwatch.gateway.people.ContactMeansKind;
import java.util.Set;

/**
 * Settings that all kinds of channels share.
 *
 * @param id            name in settings, notices and health
 * @param means         the means it serves
 * @param enterprises   whose people it serves; empty = everybody's
 * @param timeoutMillis total time-out of one attempt
 * @param rate          what the provider takes
 * @param probe         address that gets a test message every day; null = the channel is not tested
 */
public record ChannelOptions(String id, Set<ContactMeansKind> means, Set<String> enterprises, long timeoutMillis, SendRate rate,
                             String probe) {
    /** Total time-out of one attempt where settings say nothing, ms. */
    public static final long TIMEOUT_MILLIS = 10_000;

    public ChannelOptions {
        means = Set.copyOf(means);
        enterprises = Set.copyOf(enterprises);
    }

    /** A channel that is not tested daily. */
    public ChannelOptions(String id, Set<ContactMeansKind> means, Set<String> enterprises, long timeoutMillis, SendRate rate) {
        this(id, means, enterprises, timeoutMillis, rate, null);
    }

    /** A channel for everybody, without a limit of its rate. */
    public ChannelOptions(String id, Set<ContactMeansKind> means) {
        this(id, means, Set.of(), TIMEOUT_MILLIS, SendRate.UNLIMITED);
    }

    /** Whether it serves that means of people of {@code enterprise}; null stands for people of an authority. */
    boolean serves(ContactMeansKind kind, String enterprise) {
        return means.contains(kind) && (enterprises.isEmpty() || enterprise != null && enterprises.contains(enterprise));
    }
}

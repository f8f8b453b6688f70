package io.hazardwatch.gateway.notify.person;

/** The settings of one channel. Equal settings mean the same channel, so a reload leaves it as it is. */
public interface ChannelSettings {
    /** What every channel has. */
    ChannelOptions options();

    /** Makes the channel; connects at the first message at the earliest, so it never fails because a provider is away. */
    PersonChannel open(ChannelContext context);
}

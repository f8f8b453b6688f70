package io.hazardwatch.gateway.notify.person;

/**
 * A reply by code, over a channel that does not say which message it answers. The code in it names the message.
 *
 * @param channel  id of the {@link PersonChannel}
 * @param address  the sender's address, as the provider writes it
 * @param text     at most 200 characters
 * @param atMillis when it was written as the provider says, or when it arrived; ms since the epoch
 */
public record CodeReply(String channel, String address, String text, long atMillis) {}

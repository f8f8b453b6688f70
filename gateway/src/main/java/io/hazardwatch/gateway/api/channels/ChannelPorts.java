package io.hazardwatch.gateway.api.channels;

import io.hazardwatch.gateway.notify.person.MessageRenderer;
import io.hazardwatch.gateway.notify.person.PersonChannels;

/**
 * What the routes about channels need from other rooms.
 *
 * @param channels those in force
 * @param renderer puts what people are told into words
 * @param receipts counts what providers report
 */
public record ChannelPorts(PersonChannels channels, MessageRenderer renderer, ReceiptCounts receipts) {}

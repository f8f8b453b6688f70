package io.hazardwatch.gateway.api.channels;

import io.hazardwatch.gateway.notify.person.MessageRenderer;
import io.hazardwatch.gateway.notify.person.PersonChannels;
import io.hazardwatch.gateway.people.MeansTestBook;
import io.hazardwatch.gateway.people.PushSubscriptionBook;

/**
 * What the routes about channels need from other rooms.
 *
 * @param channels those in force
 * @param renderer puts what people are told into words
 * @param receipts counts what providers report
 * @param subscriptions browsers that take notifications
 * @param tests whether people confirmed the last test of each means
 */
public record ChannelPorts(PersonChannels channels, MessageRenderer renderer, ReceiptCounts receipts,
                           PushSubscriptionBook subscriptions, MeansTestBook tests) {}

package io.hazardwatch.gateway.notify.person;

import com.interaso.webpush.VapidKeys;
import io.hazardwatch.gateway.people.PushSubscription;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a channel to browsers works with.
 *
 * @param subscriptions browser by its id; null for one that is not subscribed
 * @param keySource     the gateway's keys of RFC 8292, made when they are first needed
 */
public record PushAccess(Function<String, PushSubscription> subscriptions, Supplier<PushKeyText> keySource) {
    /** No browser is subscribed. */
    public static final PushAccess NONE = new PushAccess(id -> null, PushKeyText::made);

    /** The gateway's keys. */
    public VapidKeys keys() {
        return keySource.get().keys();
    }
}

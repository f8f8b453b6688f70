package io.hazardwatch.gateway.people;

/**
 * A browser that takes notifications for a person. Its id is the address of a means of kind {@link ContactMeansKind#PUSH}.
 *
 * @param id        made by the gateway
 * @param person    id of the person
 * @param endpoint  address at the browser's push service; whoever knows it can bother the browser, so it is shown to nobody
 * @param publicKey the browser's key of RFC 8291 ({@code p256dh}), Base64 for URLs
 * @param secret    the browser's secret of RFC 8291 ({@code auth}), Base64 for URLs
 * @param device    what the person calls it
 * @param createdAt ms since the epoch
 */
public record PushSubscription(String id, String person, String endpoint, String publicKey, String secret, String device, long createdAt) {
    @Override
    public String toString() {
        return "PushSubscription[" + id + ' ' + person + ']';
    }
}

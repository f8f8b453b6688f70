package io.hazardwatch.gateway.app.channels;

import io.hazardwatch.gateway.app.supervision.AccountsStart;
import io.hazardwatch.gateway.database.CopiedStore;
import io.hazardwatch.gateway.people.MeansTestBook;
import io.hazardwatch.gateway.people.PeopleBook;
import io.hazardwatch.gateway.people.PushSubscriptionBook;

/**
 * What the relational store knows of people's means.
 *
 * @param subscriptions browsers that take notifications
 * @param tests         whether people confirmed the last test of each means
 */
public record StoredMeans(PeopleBook people, PushSubscriptionBook subscriptions, MeansTestBook tests) {
    /** Opens what is not open yet. */
    public static StoredMeans in(AccountsStart store) {
        CopiedStore copied = new CopiedStore(store.database(), store.copy());
        return new StoredMeans(store.people(), PushSubscriptionBook.open(copied), MeansTestBook.open(copied));
    }
}

package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.duty.book.DutyBook;
import io.hazardwatch.gateway.duty.book.DutyNow;
import io.hazardwatch.gateway.duty.book.DutyPeople;
import io.hazardwatch.gateway.duty.book.DutyStore;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Where no roster is set up: there are no posts, so nobody is asked for anything. */
public final class NoDuty implements Duty, DutyPeople {
    @Override
    public Map<String, DutyNow> now() {
        return Map.of();
    }

    @Override
    public <T> CompletionStage<T> submit(Function<DutyBook, T> work) {
        return CompletableFuture.failedFuture(new IllegalStateException("no roster is set up"));
    }

    @Override
    public DutyStore store() {
        throw new IllegalStateException("no roster is set up");
    }

    @Override
    public DutyPeople people() {
        return this;
    }

    @Override
    public void follow(Follower follower) {}

    @Override
    public String personOf(String account) {
        return account;
    }

    @Override
    public String nameOf(String person) {
        return person;
    }
}

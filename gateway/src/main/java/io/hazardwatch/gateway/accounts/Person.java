package io.hazardwatch.gateway.accounts;

/** A person's account as kept; replaced whole on every change. */
record Person(User user, PasswordHash password, long createdAt) {}

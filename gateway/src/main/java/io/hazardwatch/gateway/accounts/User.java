package io.hazardwatch.gateway.accounts;

/**
 * A person who has proved who they are.
 *
 * @param enterprise the only enterprise this person sees, or null for all
 */
public record User(String name, Role role, String enterprise) {}

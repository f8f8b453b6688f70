package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.accounts.Role;
import io.hazardwatch.gateway.accounts.Scope;
import io.hazardwatch.gateway.api.access.SealedAccount;
import io.hazardwatch.gateway.api.access.Users;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.registry.SiteIndex;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Those who may log in; everybody's password is their name. */
public final class DeskUsers implements Users {
    /** Names whose check lasts until the future is done. */
    public final Map<String, CompletableFuture<Void>> held = new ConcurrentHashMap<>();

    /** Whose accounts are not any more what they were. */
    public final Set<String> revoked = ConcurrentHashMap.newKeySet();

    /** Ids of people by account; empty for nobody in particular. */
    public final Map<String, String> persons = new ConcurrentHashMap<>();

    /** Passwords looked at. */
    public final AtomicInteger checks = new AtomicInteger();

    @Override
    public boolean holds(Caller caller) {
        return !revoked.contains(caller.name()) && known(caller.name()) != null;
    }

    @Override
    public String stateOf(Caller caller) {
        return caller.name() + (revoked.contains(caller.name()) ? " changed" : "");
    }

    @Override
    public Caller known(String name) {
        return revoked.contains(name) ? null : user(name);
    }

    @Override
    public String browserProof(Caller caller) {
        return "known-by-" + caller.name();
    }

    @Override
    public boolean isBrowserOf(String name, String proof) {
        return proof.equals("known-by-" + name);
    }

    @Override
    public Caller authenticate(String name, String password) {
        checks.incrementAndGet();
        CompletableFuture<Void> check = held.get(name);
        if (check != null) {
            Desk.await(check);
        }
        boolean isVoid = SealedAccount.is(name) && glass.state() != SealedAccount.State.SEALED;
        return !isVoid && name.equals(password) && !revoked.contains(name) && !admitted.containsKey(name) ? user(name) : null;
    }

    /** PINs by name. */
    public final Map<String, String> pins = new ConcurrentHashMap<>();

    @Override
    public Caller authenticateSigner(String name, String secret) {
        return !pins.containsKey(name) ? authenticate(name, secret) : pins.get(name).equals(secret) ? user(name) : null;
    }

    @Override
    public boolean hasPin(String name) {
        return pins.containsKey(name);
    }

    /** What somebody sees, for those who do not see what their name says. */
    public final Map<String, Scope> scopes = new ConcurrentHashMap<>();

    /** The sites by which scopes of areas and kinds are decided. */
    public volatile SiteIndex sites;

    /** Those whom an identity provider let in. */
    public final Map<String, Caller> admitted = new ConcurrentHashMap<>();

    /** Whether three administrators share what ADMIN may do. */
    public volatile boolean isSplit;

    public final DeskGlass glass = new DeskGlass();

    private Caller user(String name) {
        if (SealedAccount.is(name)) {
            return glass.state() == SealedAccount.State.NONE ? null
                    : new Caller(name, Role.ADMIN, Role.ADMIN.granted(), Scope.ALL, sites, glass.uses());
        }
        Caller named = admitted.containsKey(name) ? admitted.get(name) : named(name);
        return named == null ? null : new Caller(name, named.role(), named.role().granted(isSplit),
                scopes.getOrDefault(name, named.scope()), sites, 0);
    }

    /** Besides those listed: {@code role.enterprise}, and {@code role.all}. */
    private static Caller named(String name) {
        int dot = name.indexOf('.');
        if (dot > 0) {
            String enterprise = name.substring(dot + 1);
            return Arrays.stream(Role.values()).filter(role -> role.name().toLowerCase(Locale.ROOT).equals(name.substring(0, dot))).findFirst()
                    .map(role -> new Caller(name, role, enterprise.equals("all") ? null : enterprise)).orElse(null);
        }
        return switch (name) {
            case "admin" -> new Caller(name, Role.ADMIN, Scope.ALL);
            case "operator" -> new Caller(name, Role.OPERATOR, Scope.ALL);
            case "huarun" -> new Caller(name, Role.OPERATOR, "huarun-gas");
            case "north" -> new Caller(name, Role.ADMIN, "north-chem");
            case "maintenance" -> new Caller(name, Role.MAINTENANCE, Scope.ALL);
            case "supervisor" -> new Caller(name, Role.SUPERVISOR, Scope.ALL);
            case "viewer" -> new Caller(name, Role.VIEWER, Scope.ALL);
            default -> null;
        };
    }
}

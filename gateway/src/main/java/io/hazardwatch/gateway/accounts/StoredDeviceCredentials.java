package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.registry.Credential;
import io.hazardwatch.gateway.registry.Credentials;
import io.hazardwatch.gateway.registry.LogInFailure;
import io.hazardwatch.gateway.registry.RefusedLogIns;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The device credentials in memory. A check reads one immutable entry: no lock, no disk, two hashes. Any thread. */
final class StoredDeviceCredentials implements Credentials {
    /** Characters of an access token that lists show: enough to tell tokens apart, too few to guess the rest. */
    private static final int SHOWN_LENGTH = 10;

    private final Map<ByteBuffer, StoredDeviceCredential> byUsername = new ConcurrentHashMap<>();
    private final Map<String, RefusedLogIns> refusals = new ConcurrentHashMap<>();
    private final Set<String> ids = ConcurrentHashMap.newKeySet();

    void add(Collection<StoredDeviceCredential> keys) {
        keys.forEach(key -> {
            ids.add(key.credential().id());
            byUsername.put(key.lookup(), key);
        });
    }

    /** Replaces all credentials, and keeps the counters of those that stay. */
    void replaceAll(Collection<StoredDeviceCredential> present) {
        Set<ByteBuffer> usernames = present.stream().map(StoredDeviceCredential::lookup).collect(Collectors.toSet());
        all().stream().filter(key -> !usernames.contains(key.lookup())).forEach(this::remove);
        add(present);
    }

    void remove(StoredDeviceCredential key) {
        byUsername.remove(key.lookup());
        ids.remove(key.credential().id());
        refusals.remove(key.credential().id());
    }

    @Override
    public boolean holds(Credential credential) {
        return ids.contains(credential.id());
    }

    @Override
    public Credential authenticate(String username, String password) {
        if (username == null) {
            return null;
        }
        StoredDeviceCredential key = byUsername.get(StoredDeviceCredential.lookup(username));
        return key != null && key.admits(password) ? key.credential() : null;
    }

    @Override
    public LogInFailure refused(String username, String password, String address, long atMillis) {
        StoredDeviceCredential key = username == null ? null : byUsername.get(StoredDeviceCredential.lookup(username));
        if (key == null) {
            return username == null ? LogInFailure.NO_USERNAME : LogInFailure.UNKNOWN_USERNAME;
        }
        LogInFailure failure = password == null || password.isEmpty() ? LogInFailure.NO_PASSWORD : LogInFailure.WRONG_PASSWORD;
        refusals.compute(key.credential().id(),
                (id, before) -> (before == null ? RefusedLogIns.NONE : before).another(atMillis, address, failure));
        return failure;
    }

    private RefusedLogIns refusals(StoredDeviceCredential key) {
        return refusals.getOrDefault(key.credential().id(), RefusedLogIns.NONE);
    }

    /** Generates secrets that are not yet in use. */
    IssuedCredential issue(String enterprise, DeviceId device) {
        String username = device == null ? enterprise + '-' + Secrets.suffix() : Secrets.token();
        String shown = device == null ? username : username.substring(0, SHOWN_LENGTH);
        return byUsername.containsKey(StoredDeviceCredential.lookup(username)) ? issue(enterprise, device)
                : new IssuedCredential(username, Secrets.token(), shown);
    }

    List<StoredDeviceCredential> all() {
        return List.copyOf(byUsername.values());
    }

    /** Oldest first. */
    List<ListedCredential> of(String enterprise) {
        return byUsername.values().stream()
                .filter(key -> key.credential().enterprise().equals(enterprise))
                .map(key -> new ListedCredential(key.shown(), key.credential(), key.createdAt(), refusals(key)))
                .sorted(Comparator.comparing(ListedCredential::createdAt).thenComparing(ListedCredential::shown))
                .toList();
    }

    /** Removes those of an enterprise, or with null of any, that pass, once {@code stored} has removed them; how many there were. */
    int remove(String enterprise, Predicate<StoredDeviceCredential> which, Consumer<List<StoredDeviceCredential>> stored) {
        List<StoredDeviceCredential> gone = byUsername.values().stream()
                .filter(key -> (enterprise == null || key.credential().enterprise().equals(enterprise)) && which.test(key)).toList();
        if (!gone.isEmpty()) {
            stored.accept(gone);
            gone.forEach(this::remove);
        }
        return gone.size();
    }
}

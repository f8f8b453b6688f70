package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.database.CopiedStore;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.registry.Credential;
import io.hazardwatch.gateway.registry.Credentials;
import io.hazardwatch.gateway.registry.LogInFailure;
import io.hazardwatch.gateway.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Log-ins of people and credentials of devices. Checks work from memory on any thread. Changes block, one at a time, on any
 * thread; a change is complete when it is in the relational store, and fails with {@link
 * io.hazardwatch.gateway.database.DatabaseAwayException} while the store is away.
 */
public final class Accounts implements Credentials {
    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);
    private static final String ADMIN = "admin";

    final int iterations;
    private final Clock clock;
    private final PasswordRules rules = new PasswordRules();
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final PasswordLogIns logIns;
    private final StoredDeviceCredentials keys = new StoredDeviceCredentials();
    private final AccountStore store;

    // guarded by this
    private long version;

    private Accounts(AccountStore store, Clock clock, int iterations) {
        this.store = store;
        this.clock = clock;
        this.iterations = iterations;
        this.logIns = new PasswordLogIns(iterations);
    }

    /**
     * Reads the accounts from the store, and again whenever the store returns.
     *
     * @param copy a store on this machine that keeps the accounts for times when {@code database} is away; null when {@code
     *         database} is on this machine itself
     * @throws io.hazardwatch.gateway.database.DatabaseAwayException when the store cannot be read and there is no copy
     */
    public static Accounts open(Database database, Database copy, Clock clock) {
        return open(database, copy, clock, PasswordHash.ITERATIONS);
    }

    /** @param iterations PBKDF2 iterations for passwords set from now on */
    static Accounts open(Database database, Database copy, Clock clock, int iterations) {
        Accounts accounts = new Accounts(new AccountStore(new CopiedStore(database, copy)), clock, iterations);
        database.onReturn(accounts::readAgain);
        accounts.load();
        return accounts;
    }

    private synchronized void load() {
        know(store.last());
    }

    /** Ignores a store that returns empty: it has lost its contents, and everybody known keeps access until the next start. */
    private synchronized void readAgain() {
        AccountStore.Contents contents = store.present();
        if (contents.isEmpty() && !accounts.isEmpty()) {
            LOG.error("the relational store came back without any account; those known before hold until the next start");
        } else {
            know(contents);
        }
    }

    /** Replaces only accounts that differ, because a replaced account ends its sessions. */
    private void know(AccountStore.Contents contents) {
        Set<String> present = contents.accounts().stream().map(account -> account.user().name()).collect(Collectors.toSet());
        accounts.keySet().retainAll(present);
        contents.accounts().stream().filter(each -> !each.isSameAs(accounts.get(each.user().name()))).forEach(this::keep);
        keys.replaceAll(contents.keys());
    }

    /**
     * Creates the user {@code admin} of {@code role} if there is no account yet; does nothing otherwise.
     *
     * @param adminPassword its password; null or empty to generate one
     * @return the generated password, to be shown once; null when none was generated
     */
    public synchronized String firstStart(String adminPassword, Role role) {
        if (!accounts.isEmpty()) {
            return null;
        }
        boolean given = adminPassword != null && !adminPassword.isEmpty();
        String password = given ? adminPassword : Secrets.legible();
        put(new Account(new User(ADMIN, role, Scope.ALL), PasswordHash.of(password, iterations), clock.millis()));
        return given ? null : password;
    }

    /** Checks a password against the rules; {@link AccountChange#DONE} when {@code name} may have it. */
    public AccountChange judge(String name, String password) {
        return rules.check(name, password);
    }

    /** Creates an account that belongs to no particular person; {@code enterprise} null sees all. */
    public AccountChange createUser(String name, Role role, String enterprise, String password) {
        return createUser(name, role, Scope.of(enterprise), password, null);
    }

    /** Makes an account for a person; {@code personId} null = nobody in particular. */
    public synchronized AccountChange createUser(String name, Role role, Scope scope, String password, String personId) {
        AccountChange ofName = UserNames.check(name, accounts.keySet());
        if (ofName != AccountChange.DONE) {
            return ofName;
        }
        AccountChange ofPassword = scope.wrongMember() == null ? rules.check(name, password) : AccountChange.BAD_NAME;
        if (ofPassword != AccountChange.DONE) {
            return ofPassword;
        }
        put(new Account(new User(name, role, scope), PasswordHash.of(password, iterations), clock.millis()).of(personId));
        return AccountChange.DONE;
    }

    /** Replaces a person's password, which ends all sessions opened with the old one. */
    public synchronized AccountChange changePassword(String name, String password) {
        Account account = accounts.get(name);
        AccountChange judged = account == null ? AccountChange.UNKNOWN_USER
                : account.identity() != null ? AccountChange.PASSWORD_ELSEWHERE : rules.check(name, password);
        if (judged == AccountChange.DONE) {
            put(account.with(PasswordHash.of(password, iterations)));
        }
        return judged;
    }

    /** Gives an account another role, scope or person (null = nobody in particular). */
    public synchronized AccountChange changeUser(String name, Role role, Scope scope, String personId) {
        Account account = accounts.get(name);
        if (account == null) {
            return AccountChange.UNKNOWN_USER;
        }
        if (scope.wrongMember() != null) {
            return AccountChange.BAD_NAME;
        }
        put(account.with(new User(name, role, scope)).of(personId));
        return AccountChange.DONE;
    }

    /** Whether the account is there and unchanged since it had that {@link User#version()}. Any thread, from memory. */
    public boolean holds(String name, long version) {
        Account account = accounts.get(name);
        return account != null && account.user().version() == version;
    }

    /** A text that changes with the password, the role and the enterprise, also over a restart; empty without an account. Any thread. */
    public String stateOf(String name) {
        Account account = accounts.get(name);
        return account == null ? "" : account.state();
    }

    /** Returns the account of that name; null when there is none. Any thread, from memory. */
    public User user(String name) {
        Account account = accounts.get(name);
        return account == null ? null : account.user();
    }

    /** Creates the token by which a browser is recognised at later log-ins; null when there is no such account. */
    public String browserProof(String name) {
        Account account = accounts.get(name);
        return account == null ? null : KnownBrowserToken.of(account);
    }

    /** Whether {@code proof} was created for that account with its present password. Any thread, from memory. */
    public boolean isBrowserOf(String name, String proof) {
        Account account = accounts.get(name);
        return account != null && KnownBrowserToken.isOf(account, proof);
    }

    /** All accounts, by name. */
    public List<User> users() {
        return accounts.values().stream().map(Account::user).sorted(Comparator.comparing(User::name)).toList();
    }

    /** Sets the person of an account, null for no particular one. Sessions stay open. */
    public synchronized AccountChange link(String name, String personId) {
        Account account = accounts.get(name);
        if (account == null) {
            return AccountChange.UNKNOWN_USER;
        }
        quietly(account.of(personId));
        return AccountChange.DONE;
    }

    /** Sets the PIN of an account, in the place of an earlier one. Who is logged in stays so. */
    public synchronized AccountChange setPin(String name, String pin) {
        Account account = accounts.get(name);
        AccountChange judged = account == null ? AccountChange.UNKNOWN_USER : PinRules.check(pin);
        if (judged == AccountChange.DONE) {
            quietly(account.withPin(PasswordHash.of(pin, iterations)));
        }
        return judged;
    }

    /** Keeps what changes nothing of who is let in. */
    private void quietly(Account account) {
        store.put(account);
        accounts.put(account.user().name(), account);
    }

    /** Whether the owner has set a PIN. Any thread, from memory. */
    public boolean hasPin(String name) {
        return accounts.get(name) instanceof Account account && account.pin() != null;
    }

    /** The id of the person who logs in by that account; null = nobody in particular, or no such account. Any thread, from memory. */
    public String personOf(String name) {
        Account account = accounts.get(name);
        return account == null ? null : account.personId();
    }

    /** Names of the accounts with which that person logs in, sorted. Any thread, from memory. */
    public List<String> accountsOf(String personId) {
        return accounts.values().stream().filter(account -> personId.equals(account.personId()))
                .map(account -> account.user().name()).sorted().toList();
    }

    /** Removes a person's account, which ends its sessions. */
    public synchronized AccountChange removeUser(String name) {
        if (!accounts.containsKey(name)) {
            return AccountChange.UNKNOWN_USER;
        }
        store.removeAccount(name);
        accounts.remove(name);
        return AccountChange.DONE;
    }

    /** All accounts with their secrets. Any thread, from memory. */
    Stream<Account> stored() {
        return accounts.values().stream();
    }

    synchronized void put(Account account) {
        store.put(account);
        keep(account);
    }

    /** Takes a change at once, whether the store does or not; returns whether it did. */
    synchronized boolean putSoon(Account before, Account after) {
        keep(after);
        return store.putSoon(before, after);
    }

    synchronized void keep(Account account) {
        accounts.put(account.user().name(), account.with(account.user().withVersion(++version)));
    }

    /**
     * Checks a name and password. The first check of a password takes some 0.2 s of CPU time, also for an unknown name so that
     * names cannot be probed; further checks of the same password take microseconds. Not for an event loop.
     *
     * @return null when name or password is wrong
     */
    public User authenticateUser(String name, String password) {
        Account account = name == null ? null : accounts.get(name);
        if (!logIns.isRight(account, name, password)) {
            return null;
        }
        return account.password().iterations() < iterations ? dearer(account, password) : account.user();
    }

    /** Hashes a password that was right anew with today's number of iterations, unless the account changed meanwhile or the store is away. */
    private synchronized User dearer(Account account, String password) {
        String name = account.user().name();
        if (accounts.get(name) == account) {
            try {
                quietly(account.with(PasswordHash.of(password, iterations)));
            } catch (DatabaseAwayException later) {
                LOG.info("the password of {} is hashed anew at a later log-in: {}", name, later.getMessage());
            }
        }
        return account.user();
    }

    /** Who signs or answers by that secret, or null: the PIN once one was set, the password until then. As slow as {@link #authenticateUser}. */
    public User authenticateSigner(String name, String secret) {
        Account account = name == null || secret == null ? null : accounts.get(name);
        if (account == null || account.pin() == null) {
            return authenticateUser(name, secret);
        }
        return account.pin().matches(secret) ? account.user() : null;
    }

    /** Device credentials; fast enough for an event loop. */
    @Override
    public Credential authenticate(String username, String password) {
        return keys.authenticate(username, password);
    }

    @Override
    public LogInFailure refused(String username, String password, String address, long atMillis) {
        return keys.refused(username, password, address, atMillis);
    }

    @Override
    public boolean holds(Credential credential) {
        return keys.holds(credential);
    }

    /**
     * Creates a credential called {@code name} for {@code device}, whose user name is an access token without a password, or with null for the
     * whole enterprise, which always needs a password.
     */
    public IssuedCredential createCredential(String enterprise, DeviceId device, String name) {
        return createCredentials(List.of(new CredentialRequest(name, enterprise, device))).getFirst();
    }

    /** Creates many with one transaction; results in the order of the requests. */
    public synchronized List<IssuedCredential> createCredentials(List<CredentialRequest> wanted) {
        List<IssuedCredential> issued = new ArrayList<>(wanted.size());
        List<StoredDeviceCredential> made = new ArrayList<>(wanted.size());
        for (CredentialRequest request : wanted) {
            issued.add(keys.issue(request.enterprise(), request.device()));
            made.add(StoredDeviceCredential.of(issued.getLast(), request.shownAs(issued.getLast().shown()), clock.millis()));
        }
        store.add(made);
        keys.add(made);
        return issued;
    }

    /** The credentials of an enterprise and of its devices, oldest first. */
    public List<ListedCredential> credentials(String enterprise) {
        return keys.of(enterprise);
    }

    /** Forgets the credentials of that name, which nobody was given, with one transaction; how many there were. */
    public synchronized int withdrawCredentials(String enterprise, String name) {
        return keys.remove(enterprise, key -> key.credential().name().equals(name), store::remove);
    }

    /** Revokes the credential that lists show so, false when there is none; listeners close its connections within two seconds. */
    public synchronized boolean revokeCredential(String enterprise, String shown) {
        return keys.remove(enterprise, key -> key.shown().equals(shown), store::remove) > 0;
    }
}

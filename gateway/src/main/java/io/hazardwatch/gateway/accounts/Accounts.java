package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.Names;
import io.hazardwatch.gateway.registry.Credential;
import io.hazardwatch.gateway.registry.Credentials;
import io.hazardwatch.gateway.registry.LogInFailure;
import io.hazardwatch.gateway.sqlite.SqliteFailure;
import io.hazardwatch.gateway.time.Clock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * People and devices that may come in. Checks: any thread, from memory. Changes: any thread, one at a time, blocking; a
 * change counts when it is on the disk.
 */
public final class Accounts implements Credentials, AutoCloseable {
    private static final String ADMIN = "admin";

    private final Path path;
    private final int iterations;
    private final Clock clock;
    private final PasswordHash nobody;
    private final PasswordRules rules = new PasswordRules();
    private final Map<String, Person> people = new ConcurrentHashMap<>();
    private final VerifiedLogins verified = new VerifiedLogins();
    private final DeviceKeys keys = new DeviceKeys();

    // guarded by this
    private AccountsFile file;
    private long version;

    private Accounts(Path path, AccountsFile file, Clock clock, int iterations) throws SQLException {
        this.path = path;
        this.file = file;
        this.clock = clock;
        this.iterations = iterations;
        this.nobody = PasswordHash.ofNobody(iterations);
        file.people().forEach(this::keep);
        keys.add(file.keys());
    }

    /** Opens the file, making it when it is not there. */
    public static Accounts open(Path path, Clock clock) throws SQLException {
        return open(path, clock, PasswordHash.ITERATIONS);
    }

    /**
     * Whether that failure to open says that the file is no sound database; any other, such as a full disk or a file that may not
     * be read, says nothing about what is in it.
     */
    public static boolean isDamage(Throwable failure) {
        return SqliteFailure.of(failure) == SqliteFailure.DAMAGED;
    }

    /** @param iterations for passwords set from now on */
    static Accounts open(Path path, Clock clock, int iterations) throws SQLException {
        AccountsFile file = AccountsFile.open(path);
        try {
            return new Accounts(path, file, clock, iterations);
        } catch (SQLException refused) {
            file.close();
            throw refused;
        }
    }

    /**
     * Makes the user {@code admin} when nobody is known yet, and does nothing afterwards.
     *
     * @param adminPassword its password, or null to have one generated
     * @return the generated password, to be shown once; null when none was generated
     */
    public synchronized String firstStart(String adminPassword) throws SQLException {
        if (!people.isEmpty()) {
            return null;
        }
        boolean given = adminPassword != null && !adminPassword.isEmpty();
        String password = given ? adminPassword : Secrets.legible();
        put(new User(ADMIN, Role.ADMIN, null), password, clock.millis());
        return given ? null : password;
    }

    /** Makes an account for a person; {@code enterprise} null sees all. */
    public synchronized AccountChange createUser(String name, Role role, String enterprise, String password)
            throws SQLException {
        AccountChange ofName = PersonNames.check(name, people.keySet());
        if (ofName != AccountChange.DONE) {
            return ofName;
        }
        if (enterprise != null && !Names.isName(enterprise)) {
            return AccountChange.BAD_NAME;
        }
        AccountChange ofPassword = rules.check(name, password);
        if (ofPassword != AccountChange.DONE) {
            return ofPassword;
        }
        put(new User(name, role, enterprise), password, clock.millis());
        return AccountChange.DONE;
    }

    /** Replaces a person's password; the old one is worth nothing from then on. */
    public synchronized AccountChange changePassword(String name, String password) throws SQLException {
        Person person = people.get(name);
        if (person == null) {
            return AccountChange.UNKNOWN_USER;
        }
        AccountChange ofPassword = rules.check(name, password);
        if (ofPassword != AccountChange.DONE) {
            return ofPassword;
        }
        put(person.user(), password, person.createdAt());
        return AccountChange.DONE;
    }

    /** Gives a person another role, or another enterprise; {@code enterprise} null sees all. */
    public synchronized AccountChange changeUser(String name, Role role, String enterprise) throws SQLException {
        Person person = people.get(name);
        if (person == null) {
            return AccountChange.UNKNOWN_USER;
        }
        if (enterprise != null && !Names.isName(enterprise)) {
            return AccountChange.BAD_NAME;
        }
        put(new Person(new User(name, role, enterprise), person.password(), person.createdAt()));
        return AccountChange.DONE;
    }

    /**
     * Whether the account still is what it was when it had that {@link User#version()}: not removed, and with the same password,
     * role and enterprise. Any thread, from memory.
     */
    public boolean holds(String name, long version) {
        Person person = people.get(name);
        return person != null && person.user().version() == version;
    }

    /** The account of that name, or null. Any thread, from memory. */
    public User user(String name) {
        Person person = people.get(name);
        return person == null ? null : person.user();
    }

    /** What a browser that {@code name} just logged in with keeps to be known again; null when there is no such person. */
    public String browserProof(String name) {
        Person person = people.get(name);
        return person == null ? null : BrowserProof.of(person);
    }

    /** Whether {@code proof} was made for that person and the present password. Any thread, from memory. */
    public boolean isBrowserOf(String name, String proof) {
        Person person = people.get(name);
        return person != null && BrowserProof.isOf(person, proof);
    }

    /** Everybody, by name. */
    public List<User> users() {
        return people.values().stream().map(Person::user).sorted(Comparator.comparing(User::name)).toList();
    }

    /** Ends a person's account. */
    public synchronized AccountChange removeUser(String name) throws SQLException {
        if (!people.containsKey(name)) {
            return AccountChange.UNKNOWN_USER;
        }
        file.removePerson(name);
        people.remove(name);
        return AccountChange.DONE;
    }

    private void put(User user, String password, long createdAt) throws SQLException {
        put(new Person(user, PasswordHash.of(password, iterations), createdAt));
    }

    private void put(Person person) throws SQLException {
        file.put(person);
        keep(person);
    }

    private void keep(Person person) {
        people.put(person.user().name(),
                new Person(person.user().withVersion(++version), person.password(), person.createdAt()));
    }

    /**
     * Who that is, or null. The first check of a password takes some 0.2 s of CPU time, for an unknown name too, so not on
     * an event loop; the next ones of the same password take microseconds.
     */
    public User authenticateUser(String name, String password) {
        if (name == null || password == null || password.isEmpty() || PersonNames.isGateway(name)) {
            return null;
        }
        Person person = people.get(name);
        if (verified.knows(person, name, password)) {
            return person.user();
        }
        PasswordHash expected = person == null ? nobody : person.password();
        if (!expected.matches(password) || person == null) {
            return null;
        }
        verified.remember(person, password);
        return person.user();
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
     * Makes a credential. One of a device has an access token as its user name and needs no password; one of a whole
     * enterprise always does.
     *
     * @param device null covers the whole enterprise
     * @param name   for people and counters
     */
    public IssuedCredential createCredential(String enterprise, DeviceId device, String name) throws SQLException {
        return createCredentials(List.of(new CredentialRequest(name, enterprise, device))).getFirst();
    }

    /** Makes many with one write to the disk, in the order asked for. */
    public synchronized List<IssuedCredential> createCredentials(List<CredentialRequest> wanted) throws SQLException {
        List<IssuedCredential> issued = new ArrayList<>(wanted.size());
        List<DeviceKey> made = new ArrayList<>(wanted.size());
        for (CredentialRequest request : wanted) {
            issued.add(keys.issue(request.enterprise(), request.device()));
            made.add(DeviceKey.of(issued.getLast(), request.shownAs(issued.getLast().shown()), clock.millis()));
        }
        file.add(made);
        keys.add(made);
        return issued;
    }

    /** The credentials of an enterprise, its devices' included, oldest first. */
    public List<ListedCredential> credentials(String enterprise) {
        return keys.of(enterprise);
    }

    /** Ends a credential, named as lists show it; doors close its connections within a second or two. False when there is none. */
    public synchronized boolean revokeCredential(String enterprise, String shown) throws SQLException {
        DeviceKey key = keys.find(enterprise, shown);
        if (key == null) {
            return false;
        }
        file.remove(key);
        keys.remove(key);
        return true;
    }

    /** Whether the file was removed while it is open. Any thread, one look at the directory. */
    public boolean isFileGone() {
        return !Files.exists(path);
    }

    /** Writes the file anew, out of memory. */
    public synchronized void writeAnew() throws SQLException {
        file = AccountsFile.anew(file, path, people.values(), keys.all());
    }

    @Override
    public synchronized void close() throws SQLException {
        file.close();
    }
}

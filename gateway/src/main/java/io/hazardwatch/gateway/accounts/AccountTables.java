package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.registry.Credential;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The tables of accounts and credentials in the relational store. No state; the handle's thread. */
final class AccountTables {
    private static final String PUT_ACCOUNT = "INSERT INTO account (name, role, enterprise, iterations, salt, hash, created_at, person_id,"
            + " pin_iterations, pin_salt, pin_hash, scope, identity_issuer, identity_subject)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET"
            + " role = excluded.role, enterprise = excluded.enterprise,"
            + " iterations = excluded.iterations, salt = excluded.salt, hash = excluded.hash,"
            + " created_at = excluded.created_at, person_id = excluded.person_id, pin_iterations = excluded.pin_iterations,"
            + " pin_salt = excluded.pin_salt, pin_hash = excluded.pin_hash, scope = excluded.scope,"
            + " identity_issuer = excluded.identity_issuer, identity_subject = excluded.identity_subject";
    private static final String PUT_KEY = "INSERT INTO credential (username_hash, shown, name, enterprise, site, device,"
            + " salt, password_hash, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private AccountTables() {}

    static List<Account> accounts(Handle handle) {
        return handle.createQuery("SELECT * FROM account").map((line, context) -> account(line)).list();
    }

    private static Account account(ResultSet line) throws SQLException {
        return new Account(new User(line.getString("name"), Role.valueOf(line.getString("role")),
                Scope.stored(line.getString("enterprise"), line.getString("scope"))),
                new PasswordHash(line.getInt("iterations"), line.getBytes("salt"), line.getBytes("hash")), line.getLong("created_at"),
                line.getString("person_id"), pin(line), identity(line));
    }

    private static ProviderIdentity identity(ResultSet line) throws SQLException {
        String issuer = line.getString("identity_issuer");
        return issuer == null ? null : new ProviderIdentity(issuer, line.getString("identity_subject"));
    }

    private static PasswordHash pin(ResultSet line) throws SQLException {
        byte[] hash = line.getBytes("pin_hash");
        return hash == null ? null : new PasswordHash(line.getInt("pin_iterations"), line.getBytes("pin_salt"), hash);
    }

    static List<StoredDeviceCredential> keys(Handle handle) {
        return handle.createQuery("SELECT * FROM credential").map((line, context) -> key(line)).list();
    }

    private static StoredDeviceCredential key(ResultSet line) throws SQLException {
        return new StoredDeviceCredential(line.getBytes("username_hash"), line.getString("shown"), credential(line), line.getBytes("salt"),
                line.getBytes("password_hash"), line.getLong("created_at"));
    }

    private static Credential credential(ResultSet line) throws SQLException {
        String enterprise = line.getString("enterprise");
        String device = line.getString("device");
        DeviceId id = device == null ? null : new DeviceId(enterprise, line.getString("site"), device);
        return CredentialRequest.credential(line.getString("shown"), line.getString("name"), enterprise, id);
    }

    static void put(Handle handle, Account account) {
        User user = account.user();
        PasswordHash password = account.password();
        PasswordHash pin = account.pin();
        ProviderIdentity identity = account.identity();
        handle.execute(PUT_ACCOUNT, user.name(), user.role().name(), user.scope().enterprise(), password.iterations(), password.salt(),
                password.hash(), account.createdAt(), account.personId(), pin == null ? null : pin.iterations(),
                pin == null ? null : pin.salt(), pin == null ? null : pin.hash(), user.scope().stored(),
                identity == null ? null : identity.issuer(), identity == null ? null : identity.subject());
    }

    static void removeAccount(Handle handle, String name) {
        handle.execute("DELETE FROM account WHERE name = ?", name);
    }

    static void add(Handle handle, Collection<StoredDeviceCredential> keys) {
        if (keys.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch(PUT_KEY)) {
            for (StoredDeviceCredential key : keys) {
                DeviceId device = key.credential().deviceId();
                batch.add(key.usernameHash(), key.shown(), key.credential().name(), key.credential().enterprise(),
                        device == null ? null : device.site(), device == null ? null : device.device(), key.salt(), key.passwordHash(),
                        key.createdAt());
            }
            batch.execute();
        }
    }

    static void remove(Handle handle, StoredDeviceCredential key) {
        handle.execute("DELETE FROM credential WHERE username_hash = ?", (Object) key.usernameHash());
    }

    /** Replaces the contents of both tables. */
    static void replaceAll(Handle handle, Collection<Account> accounts, Collection<StoredDeviceCredential> keys) {
        handle.execute("DELETE FROM account");
        handle.execute("DELETE FROM credential");
        accounts.forEach(account -> put(handle, account));
        add(handle, keys);
    }
}

package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.registry.Credential;
import io.hazardwatch.gateway.sqlite.SqliteFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The accounts' SQLite file, apart from the journal's, whose writer is to be alone. One thread at a time. */
final class AccountsFile implements AutoCloseable {
    private static final String PUT_PERSON = "INSERT OR REPLACE INTO person"
            + " (name, role, enterprise, iterations, salt, hash, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final String PUT_KEY = "INSERT INTO credential (username_hash, shown, name, enterprise, site, device,"
            + " salt, password_hash, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String REMOVE_KEY = "DELETE FROM credential WHERE username_hash = ?";

    /** One object of a result's present line. */
    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet line) throws SQLException;
    }

    private final Connection connection;

    private AccountsFile(Connection connection) {
        this.connection = connection;
    }

    static AccountsFile open(Path path) throws SQLException {
        guard(path);
        SqliteFile file = new SqliteFile(path);
        file.migrate("db/database/sqlite");
        return new AccountsFile(file.writer());
    }

    /** Only the gateway's own user may read even the hashes; SQLite gives its side files the same permissions. */
    private static void guard(Path path) {
        try {
            if (!Files.exists(path) && path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + path, e);
        }
    }

    /** Ends the connection to a file that is gone and makes one with these; leaves none when that fails. */
    static AccountsFile anew(AccountsFile gone, Path path, Collection<Person> people, List<DeviceKey> keys) throws SQLException {
        gone.connection.close(); // first: closing removes the side files, also a new file's
        AccountsFile fresh = null;
        try {
            fresh = open(path);
            for (Person person : people) {
                fresh.put(person);
            }
            fresh.add(keys);
            return fresh;
        } catch (SQLException | RuntimeException refused) {
            if (fresh != null) {
                fresh.close();
            }
            path.toFile().delete();
            throw refused;
        }
    }

    List<Person> people() throws SQLException {
        return all("SELECT * FROM person", line -> new Person(
                new User(line.getString("name"), Role.valueOf(line.getString("role")), line.getString("enterprise")),
                new PasswordHash(line.getInt("iterations"), line.getBytes("salt"), line.getBytes("hash")),
                line.getLong("created_at")));
    }

    List<DeviceKey> keys() throws SQLException {
        return all("SELECT * FROM credential", line -> new DeviceKey(line.getBytes("username_hash"),
                line.getString("shown"), credential(line), line.getBytes("salt"), line.getBytes("password_hash"),
                line.getLong("created_at")));
    }

    private static Credential credential(ResultSet line) throws SQLException {
        String enterprise = line.getString("enterprise");
        String device = line.getString("device");
        DeviceId id = device == null ? null : new DeviceId(enterprise, line.getString("site"), device);
        return CredentialRequest.credential(line.getString("shown"), line.getString("name"), enterprise, id);
    }

    private <T> List<T> all(String sql, Reader<T> reader) throws SQLException {
        List<T> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql); ResultSet lines = select.executeQuery()) {
            while (lines.next()) {
                found.add(reader.read(lines));
            }
        }
        return found;
    }

    void put(Person person) throws SQLException {
        User user = person.user();
        PasswordHash password = person.password();
        write(PUT_PERSON, List.of(new Object[][] {{user.name(), user.role().name(), user.enterprise(),
            password.iterations(), password.salt(), password.hash(), person.createdAt()}}));
    }

    void removePerson(String name) throws SQLException {
        write("DELETE FROM person WHERE name = ?", List.of(new Object[][] {{name}}));
    }

    void add(List<DeviceKey> keys) throws SQLException {
        write(PUT_KEY, keys.stream().map(AccountsFile::values).toList());
    }

    private static Object[] values(DeviceKey key) {
        DeviceId device = key.credential().deviceId();
        return new Object[] {key.usernameHash(), key.shown(), key.credential().name(), key.credential().enterprise(),
            device == null ? null : device.site(), device == null ? null : device.device(), key.salt(),
            key.passwordHash(), key.createdAt()};
    }

    void remove(DeviceKey key) throws SQLException {
        write(REMOVE_KEY, List.of(new Object[][] {{key.usernameHash()}}));
    }

    private void write(String sql, List<Object[]> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    statement.setObject(i + 1, row[i]);
                }
                statement.executeUpdate();
            }
            connection.commit();
        } catch (SQLException refused) {
            connection.rollback();
            throw refused;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

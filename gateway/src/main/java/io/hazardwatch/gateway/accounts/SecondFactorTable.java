package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.database.CopiedStore;
import io.hazardwatch.gateway.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The table of second factors in the relational store and in its local copy. One thread at a time. */
public final class SecondFactorTable implements SecondFactorStore {
    private static final String PUT = "INSERT INTO second_factor (account, secret, last_step, recovery, enrolled_at) VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT (account) DO UPDATE SET secret = excluded.secret, last_step = excluded.last_step, recovery = excluded.recovery,"
            + " enrolled_at = excluded.enrolled_at";

    private final CopiedStore store;

    /** @param copy a store on this machine for times when {@code database} is away; null when that is on this machine itself */
    public SecondFactorTable(Database database, Database copy) {
        store = new CopiedStore(database, copy);
    }

    @Override
    public List<SecondFactor> all() {
        List<SecondFactor> all = store.readLast(handle -> handle.createQuery("SELECT * FROM second_factor")
                .map((line, context) -> factor(line)).list());
        store.writeCopy(handle -> {
            handle.execute("DELETE FROM second_factor");
            all.forEach(factor -> put(handle, factor));
        });
        return all;
    }

    private static SecondFactor factor(ResultSet line) throws SQLException {
        String hashes = line.getString("recovery");
        return new SecondFactor(line.getString("account"), line.getString("secret"), line.getLong("last_step"),
                hashes.isEmpty() ? List.of() : List.of(hashes.split(" ")), line.getLong("enrolled_at"));
    }

    @Override
    public void put(SecondFactor factor) {
        store.write(handle -> put(handle, factor));
    }

    @Override
    public void putCopy(SecondFactor used) {
        store.writeCopy(handle -> put(handle, used));
    }

    @Override
    public void onReturn(Runnable told) {
        store.onReturn(told);
    }

    private static void put(Handle handle, SecondFactor factor) {
        handle.execute(PUT, factor.account(), factor.secret(), factor.lastStep(), String.join(" ", factor.recovery()), factor.enrolledAt());
    }

    @Override
    public void remove(String account) {
        store.write(handle -> handle.execute("DELETE FROM second_factor WHERE account = ?", account));
    }
}

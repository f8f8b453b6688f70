package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.model.DeviceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The table of prepared places in the relational store. No state; the handle's thread. */
final class ClaimTable {
    private static final String PUT = "INSERT INTO device_claim (enterprise, serial, code_hash, site, device, prepared_by, prepared_at, expires_at,"
            + " wrong_codes, locked_until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0) ON CONFLICT (enterprise, serial) DO UPDATE SET"
            + " code_hash = excluded.code_hash, site = excluded.site, device = excluded.device, prepared_by = excluded.prepared_by,"
            + " prepared_at = excluded.prepared_at, expires_at = excluded.expires_at, ended_at = NULL, claimed_as = NULL"
            + " WHERE device_claim.ended_at IS NOT NULL OR device_claim.expires_at <= excluded.prepared_at";

    /** A place with the hash of its code. */
    record Hashed(DeviceClaim claim, String codeHash) {}

    private ClaimTable() {}

    /** Prepares a place; false when an open one has that serial number. The wrong codes of an ended one stay. */
    static boolean put(Handle handle, DeviceClaim claim, String codeHash) {
        return handle.execute(PUT, claim.device().enterprise(), claim.serial(), codeHash, claim.device().site(), claim.device().device(),
                claim.preparedBy(), claim.preparedAt(), claim.expiresAt()) > 0;
    }

    static List<DeviceClaim> of(Handle handle, String enterprise) {
        return handle.createQuery("SELECT * FROM device_claim WHERE enterprise = ? ORDER BY prepared_at, serial").bind(0, enterprise)
                .map((line, context) -> claim(line)).list();
    }

    /** Those of that serial number, of whichever enterprise. */
    static List<Hashed> ofSerial(Handle handle, String serial) {
        return handle.createQuery("SELECT * FROM device_claim WHERE serial = ? ORDER BY enterprise").bind(0, serial)
                .map((line, context) -> new Hashed(claim(line), line.getString("code_hash"))).list();
    }

    static int count(Handle handle, String enterprise) {
        return handle.createQuery("SELECT COUNT(*) FROM device_claim WHERE enterprise = ?").bind(0, enterprise).mapTo(Integer.class).one();
    }

    private static DeviceClaim claim(ResultSet line) throws SQLException {
        long ended = line.getLong("ended_at");
        return new DeviceClaim(line.getString("serial"), new DeviceId(line.getString("enterprise"), line.getString("site"), line.getString("device")),
                line.getString("prepared_by"), line.getLong("prepared_at"), line.getLong("expires_at"), ended == 0 ? null : ended,
                line.getString("claimed_as"), line.getInt("wrong_codes"), line.getLong("locked_until"));
    }

    /** Ends an open place; false when it has ended or has another code by now, so that of two at once one succeeds. */
    static boolean take(Handle handle, Hashed taken, long atMillis) {
        return handle.execute("UPDATE device_claim SET ended_at = ?, wrong_codes = 0 WHERE enterprise = ? AND serial = ? AND code_hash = ?"
                + " AND ended_at IS NULL", atMillis, taken.claim().device().enterprise(), taken.claim().serial(), taken.codeHash()) > 0;
    }

    /** Opens a place again that was taken and got nothing. */
    static void release(Handle handle, Hashed taken) {
        handle.execute("UPDATE device_claim SET ended_at = NULL WHERE enterprise = ? AND serial = ? AND code_hash = ? AND claimed_as IS NULL",
                taken.claim().device().enterprise(), taken.claim().serial(), taken.codeHash());
    }

    static void claimed(Handle handle, Hashed taken, String shown) {
        handle.execute("UPDATE device_claim SET claimed_as = ? WHERE enterprise = ? AND serial = ? AND code_hash = ?", shown,
                taken.claim().device().enterprise(), taken.claim().serial(), taken.codeHash());
    }

    static boolean withdraw(Handle handle, String enterprise, String serial, long atMillis) {
        return handle.execute("UPDATE device_claim SET ended_at = ? WHERE enterprise = ? AND serial = ? AND ended_at IS NULL", atMillis, enterprise,
                serial) > 0;
    }

    static void wrong(Handle handle, DeviceClaim claim, int wrongCodes, long lockedUntil) {
        handle.execute("UPDATE device_claim SET wrong_codes = ?, locked_until = ? WHERE enterprise = ? AND serial = ?", wrongCodes, lockedUntil,
                claim.device().enterprise(), claim.serial());
    }

    /** Forgets those that ended or expired before then, and are not locked. */
    static void forget(Handle handle, long beforeMillis) {
        handle.execute("DELETE FROM device_claim WHERE (ended_at < ? OR expires_at < ?) AND locked_until < ?", beforeMillis,
                beforeMillis, beforeMillis);
    }
}

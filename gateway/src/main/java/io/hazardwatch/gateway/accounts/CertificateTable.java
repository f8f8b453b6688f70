package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.model.DeviceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The table of certificates in the relational store. No state; the handle's thread. */
final class CertificateTable {
    private static final String ADD = "INSERT INTO device_certificate (fingerprint, serial, shown, name, enterprise, site, device, own, valid_from,"
            + " valid_until, taken_at, revoked_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private CertificateTable() {}

    static List<DeviceCertificate> all(Handle handle) {
        return handle.createQuery("SELECT * FROM device_certificate").map((line, context) -> certificate(line)).list();
    }

    private static DeviceCertificate certificate(ResultSet line) throws SQLException {
        String enterprise = line.getString("enterprise");
        String device = line.getString("device");
        DeviceId id = device == null ? null : new DeviceId(enterprise, line.getString("site"), device);
        String shown = line.getString("shown");
        long revoked = line.getLong("revoked_at");
        return new DeviceCertificate(line.getString("fingerprint"), line.getString("serial"), shown,
                CredentialRequest.credential(shown, line.getString("name"), enterprise, id), line.getInt("own") != 0, line.getLong("valid_from"),
                line.getLong("valid_until"), line.getLong("taken_at"), revoked == 0 ? null : revoked);
    }

    static void add(Handle handle, DeviceCertificate added) {
        DeviceId device = added.credential().deviceId();
        handle.execute(ADD, added.fingerprint(), added.serial(), added.shown(), added.credential().name(), added.credential().enterprise(),
                device == null ? null : device.site(), device == null ? null : device.device(), added.isOwn() ? 1 : 0, added.validFrom(),
                added.validUntil(), added.takenAt(), added.revokedAt());
    }

    static void addAll(Handle handle, List<DeviceCertificate> added) {
        added.forEach(each -> add(handle, each));
    }

    static void removeAll(Handle handle, List<DeviceCertificate> gone) {
        gone.forEach(each -> handle.execute("DELETE FROM device_certificate WHERE fingerprint = ?", each.fingerprint()));
    }

    static void revoke(Handle handle, String fingerprint, long atMillis) {
        handle.execute("UPDATE device_certificate SET revoked_at = ? WHERE fingerprint = ?", atMillis, fingerprint);
    }

    /** Removes those that ended by themselves before then. */
    static void removeEnded(Handle handle, long beforeMillis) {
        handle.execute("DELETE FROM device_certificate WHERE valid_until < ?", beforeMillis);
    }

    static void replaceAll(Handle handle, Collection<DeviceCertificate> present) {
        handle.execute("DELETE FROM device_certificate");
        present.forEach(each -> add(handle, each));
    }
}

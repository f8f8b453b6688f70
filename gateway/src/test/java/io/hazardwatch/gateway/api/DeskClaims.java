package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.accounts.DeviceClaim;
import io.hazardwatch.gateway.api.access.DeviceClaims;
import io.hazardwatch.gateway.api.access.DeviceCredentials;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.model.DeviceId;
import java.time.Duration;
import java.util.List;

/**
 * One place, that of SN-1000, whose code is "right"; "last" is the wrong one that locks it, with "away" the store fails. SN-2000 is prepared
 * already.
 */
final class DeskClaims implements DeviceClaims {
    private static final DeviceClaim PLACE = new DeviceClaim("SN-1000", new DeviceId("huarun-gas", "lpg-depot-01", "gd-07"), "admin", Desk.START,
            Desk.START + Duration.ofDays(30).toMillis(), null, null, 2, 0);

    @Override
    public String prepare(String serial, DeviceId device, String by, Duration lasts) {
        return serial.equals("SN-2000") ? null : "code-of-" + device.device();
    }

    @Override
    public List<DeviceClaim> list(String enterprise) {
        return List.of(PLACE);
    }

    @Override
    public boolean withdraw(String enterprise, String serial) {
        return serial.equals("SN-1000");
    }

    @Override
    public Claimed claim(String serial, String code, String request) {
        if (code.equals("away")) {
            throw Problem.busy("the store is away");
        }
        if (!serial.equals("SN-1000") || !code.equals("right")) {
            return new Claimed(null, code.equals("last") ? List.of(PLACE) : List.of(), null, null);
        }
        return request == null ? new Claimed(PLACE, List.of(), new DeviceCredentials.Issued("token-1", "secret-1", "token"), null)
                : new Claimed(PLACE, List.of(), null, new DeskCertificates().issue("huarun-gas", serial, PLACE.device(), request));
    }
}

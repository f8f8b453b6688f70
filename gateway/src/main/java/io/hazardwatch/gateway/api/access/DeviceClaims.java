package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.accounts.DeviceClaim;
import io.hazardwatch.gateway.model.DeviceId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Places prepared for devices that claim them with a one-time code, kept by the accounts room. Blocking; worker threads only. */
public interface DeviceClaims {
    /**
     * What a device got.
     *
     * @param claim       the place; null when the code opens none
     * @param locked      places that this code has locked
     * @param issued      a token; null unless the device got one
     * @param certificate what became of its request for a certificate; null when it sent none
     */
    record Claimed(DeviceClaim claim, List<DeviceClaim> locked, DeviceCredentials.Issued issued, DeviceCertificates.Answer certificate) {}

    /**
     * Prepares a place.
     *
     * @return the code, shown only this once; null when an open place of the enterprise has that serial number, or there are too many
     */
    String prepare(String serial, DeviceId device, String by, Duration lasts);

    /** All places of one enterprise. */
    List<DeviceClaim> list(String enterprise);

    /** Withdraws an open place; false when the enterprise has none of that serial number. */
    boolean withdraw(String enterprise, String serial);

    /**
     * Makes the credential of the device with that serial number and code.
     *
     * @param request for a certificate; null for a token
     * @throws IOException if the authority's files cannot be used
     */
    Claimed claim(String serial, String code, String request) throws IOException;
}

package io.hazardwatch.gateway.onboarding.doctor;

import io.hazardwatch.gateway.registry.AlinkBinding;
import io.hazardwatch.gateway.registry.FieldBinding;
import io.hazardwatch.gateway.registry.Gb26875Binding;
import io.hazardwatch.gateway.registry.Hj212Binding;
import io.hazardwatch.gateway.registry.ModbusBinding;
import io.hazardwatch.gateway.registry.OpcUaBinding;
import io.hazardwatch.gateway.registry.SparkplugBinding;

/** By which door a device comes, and so what can be expected of it. */
public enum DeviceDoor {
    /** MQTT or HTTP, with a credential, once a period. */
    CREDENTIAL,
    /** A language with a port and names of its own, once a period; it needs no credential. */
    OWN,
    /** The same, but a value that stays the same is not sent again, so that no period can be judged. */
    OWN_BY_CHANGE;

    /** That of a device with such a binding, which is null if it has none. Alink has a language of its own, but comes with a credential. */
    public static DeviceDoor of(FieldBinding binding) {
        return switch (binding) {
            case null -> CREDENTIAL;
            case AlinkBinding alink -> CREDENTIAL;
            case Hj212Binding hj212 -> OWN;
            case ModbusBinding modbus -> OWN;
            case Gb26875Binding gb26875 -> OWN_BY_CHANGE;
            case OpcUaBinding opcUa -> OWN_BY_CHANGE;
            case SparkplugBinding sparkplug -> OWN_BY_CHANGE;
        };
    }
}

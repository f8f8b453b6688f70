package io.hazardwatch.gateway.equipment;

/**
 * One reason why equipment protects nobody.
 *
 * @param sinceMillis from when on, ms since the epoch; may lie ahead; 0 = as far as is known it always was so
 */
public record EquipmentGap(Reason reason, long sinceMillis) {
    /** What is wrong. */
    public enum Reason {
        /** The date of its inspection has passed. */
        INSPECTION_OVERDUE,
        /** The date of its calibration has passed. */
        CALIBRATION_OVERDUE,
        /** It was never proved in the way its kind must be, the date of its proof test has passed, or its last proof failed. */
        UNPROVEN,
        /** Its certificate is no longer valid. */
        CERTIFICATE_EXPIRED,
        /** A person bypassed or removed it. */
        BYPASSED,
        /** What was recorded of it could not be read yet, so that it may be bypassed or may have failed a proof. */
        NOT_KNOWN,
        /** Its site file says so. */
        OUT_OF_SERVICE
    }
}

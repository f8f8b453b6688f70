package io.hazardwatch.gateway.equipment;

import io.hazardwatch.gateway.registry.Camera;
import io.hazardwatch.gateway.registry.Site;
import java.util.Map;

/** Which cameras can be reached. Any thread; never blocks. */
public interface CameraStates {
    /** Nobody asks cameras. */
    CameraStates NONE = new CameraStates() {
        @Override
        public CameraState of(Site site, Camera camera) {
            return camera.isChecked() ? CameraState.UNKNOWN : CameraState.UNCHECKED;
        }

        @Override
        public Map<EquipmentKey, Long> offline() {
            return Map.of();
        }
    };

    /** How a camera of a site is. */
    CameraState of(Site site, Camera camera);

    /** Cameras that cannot be reached, and since when, ms since the epoch. */
    Map<EquipmentKey, Long> offline();
}

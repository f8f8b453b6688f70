package io.hazardwatch.gateway.response.permits;

import io.hazardwatch.gateway.model.Text;

/** Special work that needs a permit: the eight kinds of GB 30871-2022. Stored by name. */
public enum PermitKind {
    HOT_WORK("动火作业", "hot work"),
    CONFINED_SPACE("受限空间作业", "confined space entry"),
    BLIND_PLATE("盲板抽堵作业", "inserting or removing a blind"),
    HEIGHT_WORK("高处作业", "work at height"),
    LIFTING("吊装作业", "lifting"),
    TEMPORARY_POWER("临时用电作业", "temporary power"),
    EXCAVATION("动土作业", "excavation"),
    ROAD_CLOSURE("断路作业", "road closure");

    private final Text text;

    PermitKind(String zh, String en) {
        this.text = new Text(zh, en);
    }

    /** For people. */
    public Text text() {
        return text;
    }

    /** Whether gas at the place is dangerous by the work itself, so that detectors nearby are tightened. */
    public boolean isAboutGas() {
        return this == HOT_WORK || this == CONFINED_SPACE;
    }
}

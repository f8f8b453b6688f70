package io.hazardwatch.gateway.weather.restrictions;

import io.hazardwatch.gateway.model.Text;

/** Work that weather may forbid. */
public enum RestrictedWork {
    HOT_WORK("室外动火作业", "outdoor hot work"),
    HEIGHT_WORK("高处作业", "work at height"),
    LIFTING("吊装作业", "lifting"),
    LOADING("装卸作业", "loading and unloading"),
    GAUGING("人工检尺、取样", "tank gauging and sampling"),
    TANK_CLEANING("清罐作业", "tank cleaning");

    private final Text text;

    RestrictedWork(String zh, String en) {
        this.text = new Text(zh, en);
    }

    /** For people. */
    public Text text() {
        return text;
    }
}

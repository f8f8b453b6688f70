package io.hazardwatch.gateway.testkit;

import io.hazardwatch.gateway.Main;

/** The program with {@link QuickPasswords}, in a process of its own. */
public final class QuickMain {
    private QuickMain() {}

    /** @param args as of {@link Main} */
    public static void main(String[] args) throws Exception {
        QuickPasswords.install();
        Main.main(args);
    }
}

package io.hazardwatch.gateway.settings.command;

import io.hazardwatch.gateway.settings.process.Settings;
import java.util.List;

/** Finds ports by which secrets come in clear from other machines, because the settings say so. Stateless. */
final class PortsInClear {
    private PortsInClear() {}

    /** A line for each of them. */
    static List<String> lines(Settings settings, boolean isChinese) {
        if (!settings.coap().isInClear()) {
            return List.of();
        }
        String port = "coap.port " + settings.coap().port();
        return List.of(isChinese ? "警告：" + port + "：密钥与数据未加密地经网络传来，途中的人可以读取和冒用（plain: true）"
                : "warning: " + port + ": secrets and readings come over the network in clear, for anybody on the way to read and use (plain: true)");
    }
}

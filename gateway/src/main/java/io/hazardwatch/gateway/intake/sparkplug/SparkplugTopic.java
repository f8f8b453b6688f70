package io.hazardwatch.gateway.intake.sparkplug;

/**
 * A topic of a node or device: {@code spBv1.0/group/TYPE/node[/device]}.
 *
 * @param device empty for a message of the node itself
 */
record SparkplugTopic(String group, Type type, String node, String device) {
    /** What a message is. */
    enum Type { NBIRTH, NDEATH, NDATA, NCMD, DBIRTH, DDEATH, DDATA, DCMD }

    private static final String NAMESPACE = "spBv1.0";
    private static final int OF_NODE = 4;
    private static final int OF_DEVICE = 5;

    /** Reads a topic; null when it is none of these. */
    static SparkplugTopic read(String topic) {
        String[] parts = topic.split("/", -1);
        if (parts.length != OF_NODE && parts.length != OF_DEVICE || !parts[0].equals(NAMESPACE)) {
            return null;
        }
        for (Type type : Type.values()) {
            boolean isOfDevice = type.name().charAt(0) == 'D';
            if (type.name().equals(parts[2])) {
                return isOfDevice != (parts.length == OF_DEVICE) ? null
                        : new SparkplugTopic(parts[1], type, parts[3], isOfDevice ? parts[4] : "");
            }
        }
        return null;
    }

    /** {@code group/node}. */
    String nodeAddress() {
        return group + '/' + node;
    }

    /** {@code group/node}, and {@code /device} if it is of one. */
    String address() {
        return device.isEmpty() ? nodeAddress() : nodeAddress() + '/' + device;
    }
}

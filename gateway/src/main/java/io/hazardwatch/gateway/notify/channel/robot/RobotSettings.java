package io.hazardwatch.gateway.notify.channel.robot;

import io.hazardwatch.gateway.notify.person.ChannelContext;
import io.hazardwatch.gateway.notify.person.ChannelOptions;
import io.hazardwatch.gateway.notify.person.ChannelSettings;
import io.hazardwatch.gateway.notify.person.PersonChannel;

/**
 * A group robot.
 *
 * @param url    the robot's address; it holds the robot's token, so it is a secret
 * @param secret key of the signature, or null if the robot asks for none
 */
public record RobotSettings(ChannelOptions options, RobotKind kind, String url, String secret) implements ChannelSettings {
    @Override
    public PersonChannel open(ChannelContext context) {
        return new RobotChannel(this, context);
    }

    @Override
    public String toString() {
        return "RobotSettings[" + options.id() + ' ' + kind + ']';
    }
}

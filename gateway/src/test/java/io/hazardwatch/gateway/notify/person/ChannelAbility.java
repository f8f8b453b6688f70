package io.hazardwatch.gateway.notify.person;

/** What the tests of one ability of a protocol work with; {@link ChannelContract} gives it. */
public interface ChannelAbility {
    ContractPeer peer();

    PersonMessage message(String words);

    /** The result as the sender gets it: a failed future counts as a retry. */
    SendResult send(PersonMessage message) throws Exception;

    /**
     * A provider that misbehaves and recovers: the message is tried again, and then taken.
     *
     * @return the result while it misbehaved
     */
    SendResult.Retry recoversFrom(Behaviour behaviour) throws Exception;
}

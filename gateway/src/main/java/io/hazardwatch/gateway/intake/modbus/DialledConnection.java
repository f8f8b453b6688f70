package io.hazardwatch.gateway.intake.modbus;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection that the gateway has opened. Event loop only. */
final class DialledConnection extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(DialledConnection.class);

    private final BusDialler dialler;
    private final ModbusLoop loop;

    DialledConnection(BusDialler dialler, ModbusLoop loop) {
        this.dialler = dialler;
        this.loop = loop;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        dialler.opened(context.channel());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object received) {
        dialler.heard();
        ReceivedChunks.pass((ByteBuf) received, loop.scratch(),
                (bytes, length) -> dialler.master().received(context.channel(), bytes, length));
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        loop.settle();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        dialler.ended(context.channel());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("modbus connection to {} failed", dialler.master().bus().name(), cause);
        if (cause instanceof RuntimeException defect) {
            loop.defect(defect);
        } else {
            loop.counters().failures.increment();
        }
        context.close();
    }
}

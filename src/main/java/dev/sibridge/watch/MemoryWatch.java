package dev.sibridge.watch;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import dev.sibridge.memory.MemoryShortage;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Notices that the memory did not suffice, wherever that happened: whatever library catches such an error logs it, and
 * so do we when it ends a thread.
 */
@Component
class MemoryWatch extends TurboFilter implements InitializingBean, DisposableBean {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(MemoryWatch.class);

    private final MemoryShortage shortage;
    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    MemoryWatch(MemoryShortage shortage) {
        this.shortage = shortage;
    }

    @Override
    public void afterPropertiesSet() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log) {
            log.addTurboFilter(this);
        }
        Thread.setDefaultUncaughtExceptionHandler((thread, trouble) ->
                LOG.error("Thread {} ended in an error", thread.getName(), trouble));
    }

    @Override
    public FilterReply decide(Marker marker, Logger logger, Level level, String format, Object[] parameters,
            Throwable trouble) {
        if (MemoryShortage.isCauseOf(trouble) || MemoryShortage.isCauseOf(last(parameters))) {
            shortage.noticed();
        }
        return FilterReply.NEUTRAL;
    }

    // Behind the values of a sentence, the trouble is one of them.
    private static Throwable last(Object[] parameters) {
        return parameters != null && parameters.length > 0
                && parameters[parameters.length - 1] instanceof Throwable trouble ? trouble : null;
    }

    @Override
    public void destroy() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log) {
            log.getTurboFilterList().remove(this);
        }
        Thread.setDefaultUncaughtExceptionHandler(before);
    }
}

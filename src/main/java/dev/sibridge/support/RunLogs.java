package dev.sibridge.support;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import dev.sibridge.watch.RunInEveryLine;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * The last lines of the log that say to which run they belong, in memory: {@value #MOST_LINES} of all runs together,
 * until the process ends.
 */
@Component
@ConditionalOnWebApplication
public class RunLogs extends AppenderBase<ILoggingEvent> {

    static final int MOST_LINES = 2_000;
    private static final int LONGEST_LINE = 1_000;

    private final Deque<Line> lines = new ArrayDeque<>();

    private record Line(String run, String text) {
    }

    /** What is still there of a run, the oldest first; empty when nothing is. */
    public List<String> of(long run) {
        String id = String.valueOf(run);
        synchronized (lines) {
            return lines.stream().filter(line -> line.run().equals(id)).map(Line::text).toList();
        }
    }

    @PostConstruct
    void listen() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            setContext(logback);
            start();
            logback.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(this);
        }
    }

    @PreDestroy
    void leave() {
        if (getContext() instanceof LoggerContext logback) {
            logback.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(this);
        }
        stop();
    }

    @Override
    protected void append(ILoggingEvent event) {
        String run = event.getMDCPropertyMap().get(RunInEveryLine.RUN);
        if (run == null) {
            return;
        }
        String text = event.getInstant() + " " + event.getLevel() + " " + event.getFormattedMessage()
                + causes(event.getThrowableProxy());
        synchronized (lines) {
            if (lines.size() == MOST_LINES) {
                lines.removeFirst();
            }
            lines.addLast(new Line(run, text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE) + "…"));
        }
    }

    // Of a stack trace, what it was and where it began tells most.
    private static String causes(IThrowableProxy trouble) {
        StringBuilder text = new StringBuilder();
        for (IThrowableProxy cause = trouble; cause != null; cause = cause.getCause()) {
            text.append(" / ").append(cause.getClassName());
            if (cause.getStackTraceElementProxyArray().length > 0) {
                text.append(" ").append(cause.getStackTraceElementProxyArray()[0].getSTEAsString());
            }
        }
        return text.toString();
    }
}

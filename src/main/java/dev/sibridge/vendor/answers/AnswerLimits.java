package dev.sibridge.vendor.answers;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.springframework.stereotype.Component;

/**
 * Holds each answer to a time and a size as a whole. A time-out of the HTTP client begins anew with every byte: an
 * answer that drips would never end.
 */
@Component
public class AnswerLimits implements AutoCloseable {

    /** Marks the request for an export, which may be far larger than other answers; never leaves the machine. */
    public static final String EXPORT_HEADER = "SI-Bridge-Export";

    private final AnswerProperties usual;
    private final PayloadProperties export;
    private final ScheduledThreadPoolExecutor alarms = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "answer-limits");
        thread.setDaemon(true);
        return thread;
    });

    public AnswerLimits(AnswerProperties usual, PayloadProperties export) {
        this.usual = usual;
        this.export = export;
        alarms.setRemoveOnCancelPolicy(true);
    }

    /** Holds the answers of a vendor, who has this name for people. */
    public ExecChainHandler of(String vendor) {
        return (request, scope, chain) -> {
            boolean isExport = request.containsHeader(EXPORT_HEADER);
            request.removeHeaders(EXPORT_HEADER);
            return isExport
                    // Reading it stops at bridge.payload.max-size by itself, with words of its own.
                    ? execute(request, scope, chain, new Limit(vendor, export.maxTime(), "bridge.payload.max-time",
                            Long.MAX_VALUE))
                    : execute(request, scope, chain, new Limit(vendor, usual.maxTime(), "bridge.answers.max-time",
                            usual.maxSize().toBytes()));
        };
    }

    @Override
    public void close() {
        alarms.shutdownNow();
    }

    private ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain, Limit limit)
            throws IOException, HttpException {
        Alarm alarm = Alarm.set(alarms, limit.time, scope);
        try {
            ClassicHttpResponse response = chain.proceed(request, scope);
            HttpEntity entity = response.getEntity();
            if (entity == null || !entity.isStreaming()) {
                alarm.off();
            } else {
                response.setEntity(new Answer(entity, limit, alarm));
            }
            return response;
        } catch (IOException | HttpException | RuntimeException | Error e) {
            alarm.off();
            // Nobody else would: an answer that cannot even be unpacked keeps its connection.
            scope.execRuntime.discardEndpoint();
            if (alarm.hasGoneOff()) {
                throw limit.tooLong(e);
            }
            throw e;
        }
    }

    /** How long an answer of whom may take, by which setting, and how many bytes it may have. */
    private record Limit(String vendor, Duration time, String setting, long bytes) {

        AnswerLimitException tooLong(Throwable cause) {
            AnswerLimitException tooLong = new AnswerLimitException("A response of " + vendor + " was not complete"
                    + " after "
                    + words(time) + " (" + setting + ") and was abandoned.");
            tooLong.initCause(cause);
            return tooLong;
        }

        AnswerLimitException tooLarge() {
            return new AnswerLimitException("A response of " + vendor + " was larger than "
                    + (bytes < 1 << 20 ? bytes + " bytes" : (bytes >> 20) + " MB")
                    + " (bridge.answers.max-size) and was abandoned.");
        }

        private static String words(Duration time) {
            return time.toMillis() % 60_000 == 0 ? time.toMinutes() + " min" : time.toMillis() / 1000.0 + " s";
        }
    }

    private static final class Answer extends HttpEntityWrapper {

        private final InputStream content;

        Answer(HttpEntity entity, Limit limit, Alarm alarm) throws IOException {
            super(entity);
            this.content = new Content(entity.getContent(), limit, alarm);
        }

        @Override
        public InputStream getContent() {
            return content;
        }
    }

    private static final class Content extends FilterInputStream {

        private final Limit limit;
        private final Alarm alarm;
        private long bytes;

        Content(InputStream content, Limit limit, Alarm alarm) {
            super(content);
            this.limit = limit;
            this.alarm = alarm;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (bytes > limit.bytes) {
                throw limit.tooLarge();
            }
            int read = timely(buffer, offset, length);
            bytes += Math.max(0, read);
            if (bytes > limit.bytes) {
                throw limit.tooLarge();
            }
            return read;
        }

        private int timely(byte[] buffer, int offset, int length) throws IOException {
            try {
                int read = super.read(buffer, offset, length);
                if (read < 0) {
                    alarm.off();
                }
                return read;
            } catch (IOException | RuntimeException e) {
                if (alarm.hasGoneOff()) {
                    throw limit.tooLong(e);
                }
                throw e;
            }
        }

        @Override
        public void close() throws IOException {
            alarm.off();
            super.close();
        }
    }
}

package dev.sibridge.vendor.answers;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * Hangs up on an answer that is left long before its end. The HTTP client would read all the rest first, to use the
 * connection again, however much and however long.
 */
public final class HangUp implements ExecChainHandler {

    private static final int WORTH_READING = 64 * 1024;

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ClassicHttpResponse response = chain.proceed(request, scope);
        HttpEntity entity = response.getEntity();
        if (entity != null && entity.isStreaming()) {
            response.setEntity(new Answer(entity, scope.execRuntime));
        }
        return response;
    }

    private static final class Answer extends HttpEntityWrapper {

        private final InputStream content;

        Answer(HttpEntity entity, ExecRuntime connection) throws IOException {
            super(entity);
            this.content = new Content(entity.getContent(), entity.getContentLength(), connection);
        }

        @Override
        public InputStream getContent() {
            return content;
        }

        // The client closes the answer, not what was read of it; the wrapped one would read all the rest first.
        @Override
        public void close() throws IOException {
            content.close();
        }
    }

    private static final class Content extends FilterInputStream {

        private final ExecRuntime connection;
        private long left;
        private boolean closed;

        /** @param length negative when the answer does not say */
        Content(InputStream content, long length, ExecRuntime connection) {
            super(content);
            this.connection = connection;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            left--;
            return super.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            left -= read;
            return read;
        }

        @Override
        public void close() throws IOException {
            if (closed) {
                return;
            }
            closed = true;
            if (!endsSoon()) {
                // First: what is closed while it is connected reads all the rest.
                connection.discardEndpoint();
            }
            try {
                in.close();
            } catch (IOException alreadyGone) {
                connection.discardEndpoint();
            }
        }

        private boolean endsSoon() {
            try {
                return left <= WORTH_READING && in.readNBytes(WORTH_READING).length < WORTH_READING;
            } catch (IOException tooLargeOrGone) {
                return false;
            }
        }
    }
}

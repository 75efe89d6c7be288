package dev.sibridge.sandbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;

/**
 * Keeps every request to a service in a file, a JSON object each, for whoever works out afterwards what a run did: when
 * it arrived and was answered (microseconds since 1970), what it was, its status and the id of what it made.
 */
public final class CallJournal {

    private static final JsonFactory JSON = new JsonFactory();

    private final Writer file;
    // A clock that nobody sets while a run goes on.
    private final long began = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()) - System.nanoTime() / 1000;

    /** Begins a new file, in place of an older one. */
    public CallJournal(Path path) {
        try {
            file = Files.newBufferedWriter(path);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path, e);
        }
    }

    synchronized void add(long arrivedNanos, BufferedRequest request, int status, byte[] answer) {
        try {
            JsonGenerator line = JSON.createGenerator(file).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            String query = request.getQueryString();
            line.writeStartObject();
            line.writeNumberField("arrived", began + arrivedNanos / 1000);
            line.writeNumberField("answered", began + System.nanoTime() / 1000);
            line.writeStringField("method", request.getMethod());
            line.writeStringField("target", request.getRequestURI() + (query == null ? "" : "?" + query));
            line.writeStringField("body", request.bodyText());
            line.writeNumberField("status", status);
            OptionalLong id = request.getMethod().equals("POST") && status < 300 ? id(answer) : OptionalLong.empty();
            if (id.isPresent()) {
                line.writeNumberField("id", id.getAsLong());
            }
            line.writeEndObject();
            line.close();
            file.write('\n');
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OptionalLong id(byte[] answer) throws IOException {
        try (JsonParser parser = JSON.createParser(answer)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return OptionalLong.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isId = parser.currentName().equals("id");
                if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT && isId) {
                    return OptionalLong.of(parser.getLongValue());
                }
                parser.skipChildren();
            }
            return OptionalLong.empty();
        }
    }
}

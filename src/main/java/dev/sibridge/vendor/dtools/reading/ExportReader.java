package dev.sibridge.vendor.dtools.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sibridge.vendor.dtools.DToolsRequest;
import dev.sibridge.vendor.dtools.Project;
import dev.sibridge.vendor.dtools.ProjectItem;
import dev.sibridge.vendor.dtools.ProjectList;
import dev.sibridge.vendor.dtools.UnreadableExportException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads what the D-Tools SI API answers. Streams; what is beyond {@link PayloadLimits} is refused. */
public final class ExportReader {

    // SI writes PascalCase, its own API description camelCase, and a few initialisms are unconfirmed: any case will do.
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addModule(new PayloadModule())
            .build();

    private static final Project NOTHING = JSON.convertValue(Map.of(), Project.class);
    private static final int DEEPEST_IN_LIST = 100_000;
    private static final int LONGEST_IN_LIST = 5_000_000;

    private ExportReader() {
    }

    /**
     * Reads one page of the queue, within the usual limits.
     *
     * @throws UnreadableExportException when it is no list of projects
     */
    public static ProjectList readList(InputStream answer) {
        return readList(answer, PayloadLimits.USUAL);
    }

    /**
     * Reads one exported project, within the usual limits.
     *
     * @throws UnreadableExportException when it is no project
     */
    public static Project readProject(InputStream answer) {
        return readProject(answer, PayloadLimits.USUAL);
    }

    /**
     * Reads one row, for trying out a pattern.
     *
     * @throws UnreadableExportException when it is no row
     */
    public static ProjectItem readItem(String item) {
        return read(new ByteArrayInputStream(item.getBytes(StandardCharsets.UTF_8)), ProjectItem.class, "a row",
                PayloadLimits.USUAL);
    }

    /**
     * Reads the answer to a request: a page of the queue, a project, or nothing to an acknowledgement.
     *
     * @throws UnreadableExportException when it is something else
     * @throws PayloadTooLargeException  when it is beyond the limits
     */
    public static Object read(DToolsRequest request, InputStream answer, PayloadLimits limits) {
        return switch (request.kind()) {
            case LIST -> readList(answer, limits);
            case PROJECT -> withId(readProject(answer, limits));
            case ACKNOWLEDGEMENT -> readNothing(answer, limits);
        };
    }

    // Whatever is an object in a project's place, such as a message of trouble, says nothing of the project; it may
    // have an id of its own.
    private static Project withId(Project project) {
        if (project.id() == null || project.id().isBlank()) {
            throw new UnreadableExportException(
                    "D-Tools returned an object without Id instead of the exported project.", true);
        }
        if (project.equals(NOTHING.withId(project.id()).withPublishedOnUnixTimeMs(project.publishedOnUnixTimeMs()))) {
            throw new UnreadableExportException(
                    "D-Tools returned an object that says nothing of the project that was exported.", true);
        }
        return project;
    }

    /**
     * Checks what an answer says of its own size, before any of it is read.
     *
     * @param bytes null when it does not say
     * @throws PayloadTooLargeException when it is beyond the limit
     */
    public static void checkSize(Long bytes, PayloadLimits limits) {
        if (bytes != null && bytes > limits.maxSize()) {
            throw PayloadTooLargeException.size(limits);
        }
    }

    /** What tells two payloads of one project apart, whenever they were published: SHA-256, 64 hex digits. */
    public static String fingerprint(Project project) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            JSON.writeValue(new DigestOutputStream(OutputStream.nullOutputStream(), digest), project);
            return "%064x".formatted(new BigInteger(1, digest.digest()));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("The project cannot be written as JSON", e);
        }
    }

    private static ProjectList readList(InputStream answer, PayloadLimits limits) {
        try {
            return read(answer, "the list of exports", limits, listFactory(limits),
                    parser -> new ProjectListReader(parser, limits).read());
        } catch (PayloadTooLargeException e) {
            // Its words are about an export.
            throw new UnreadableExportException("D-Tools returned more than a list of exports can contain.", false);
        }
    }

    private static Project readProject(InputStream answer, PayloadLimits limits) {
        return read(answer, Project.class, "the exported project", limits);
    }

    // D-Tools documents no answer to an acknowledgement. Anything but JSON is certainly not from there.
    private static Object readNothing(InputStream answer, PayloadLimits limits) {
        return read(answer, "a response to an acknowledgement", limits, factory(limits), parser -> {
            while (parser.nextToken() != null) {
                parser.skipChildren();
            }
            return null;
        });
    }

    private static <T> T read(InputStream answer, Class<T> type, String what, PayloadLimits limits) {
        return read(answer, what, limits, factory(limits), parser -> {
            JsonToken begin = parser.nextToken();
            if (begin == null || begin == JsonToken.VALUE_NULL) {
                throw new UnreadableExportException("D-Tools returned nothing instead of " + what + ".", true);
            }
            if (begin != JsonToken.START_OBJECT) {
                throw new UnreadableExportException("D-Tools returned " + QueueRow.kind(begin) + " instead of " + what
                        + ".", true);
            }
            return JSON.readerFor(type).withAttribute(BoundedLists.LIMIT, limits.maxRows()).readValue(parser);
        });
    }

    private interface Reading<T> {

        T from(JsonParser parser) throws IOException;
    }

    private static <T> T read(InputStream answer, String what, PayloadLimits limits, JsonFactory factory,
            Reading<T> reading) {
        try (JsonParser parser = factory.createParser(answer)) {
            return reading.from(parser);
        } catch (JsonProcessingException e) {
            PayloadTooLargeException tooLarge = tooLarge(e, limits);
            throw tooLarge != null ? tooLarge : new UnreadableExportException(
                    "D-Tools returned something that is not " + what + " (at " + place(e) + ").", isBroken(e));
        } catch (IOException e) {
            throw new UnreadableExportException("D-Tools' response ended early while " + what + " was being read.", e);
        }
    }

    private static JsonFactory listFactory(PayloadLimits limits) {
        JsonFactory factory = factory(limits);
        // What is too deep or too long within a row costs that row only.
        factory.setStreamReadConstraints(factory.streamReadConstraints().rebuild().maxNestingDepth(DEEPEST_IN_LIST)
                .maxStringLength(LONGEST_IN_LIST).maxNumberLength(LONGEST_IN_LIST).maxNameLength(LONGEST_IN_LIST)
                .build());
        return factory;
    }

    private static JsonFactory factory(PayloadLimits limits) {
        return JsonFactory.builder()
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(limits.maxSize())
                        .maxNestingDepth(limits.maxDepth())
                        .maxStringLength(limits.maxString())
                        .build())
                .build();
    }

    /** The limit that was passed; null when it was none. */
    private static PayloadTooLargeException tooLarge(JsonProcessingException e, PayloadLimits limits) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof BoundedLists.FullException) {
                return PayloadTooLargeException.rows(limits, place(e));
            }
            if (t instanceof StreamConstraintsException constraint) {
                return PayloadTooLargeException.of(constraint.getOriginalMessage(), limits);
            }
        }
        return null;
    }

    // Jackson wraps whatever happens inside an object.
    private static boolean isBroken(JsonProcessingException e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof InputCoercionException) {
                return false;
            }
            boolean connection = t instanceof IOException && !(t instanceof JsonProcessingException);
            if (connection || t instanceof StreamReadException) {
                return true;
            }
        }
        return e.getOriginalMessage().contains("end-of-input");
    }

    private static String place(JsonProcessingException e) {
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return mapping.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                    .collect(Collectors.joining()).replaceFirst("^\\.", "");
        }
        return e.getLocation() == null ? "its start" : "line " + e.getLocation().getLineNr();
    }
}

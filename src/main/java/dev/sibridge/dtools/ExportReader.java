package dev.sibridge.dtools;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.stream.Collectors;

/** Reads what the D-Tools SI API answers. Streams; a payload that is too deep or too long is refused. */
public final class ExportReader {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_STRING = 1_000_000;

    // SI writes PascalCase, its own API description camelCase, and a few initialisms are unconfirmed: any case will do.
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_STRING)
                            .build())
                    .build())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private ExportReader() {
    }

    /**
     * Reads one page of the queue.
     *
     * @throws UnreadableExportException when it is no list of projects
     */
    public static ProjectList readList(InputStream answer) {
        return read(answer, ProjectList.class, "the list of exports");
    }

    /**
     * Reads one exported project.
     *
     * @throws UnreadableExportException when it is no project
     */
    public static Project readProject(InputStream answer) {
        return read(answer, Project.class, "the exported project");
    }

    /**
     * Reads one row, for trying out a pattern.
     *
     * @throws UnreadableExportException when it is no row
     */
    public static ProjectItem readItem(String item) {
        return read(new ByteArrayInputStream(item.getBytes(StandardCharsets.UTF_8)), ProjectItem.class, "a row");
    }

    /**
     * Reads the answer to a request: a page of the queue, a project, or nothing to an acknowledgement.
     *
     * @throws UnreadableExportException when it is something else
     */
    public static Object read(DToolsRequest request, InputStream answer) {
        return switch (request.kind()) {
            case LIST -> readList(answer);
            case PROJECT -> readProject(answer);
            case ACKNOWLEDGEMENT -> null;
        };
    }

    /** What tells two payloads of one project apart, whenever they were published: SHA-256, 64 hex digits. */
    public static String fingerprint(Project project) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(JSON.writeValueAsString(project).getBytes(StandardCharsets.UTF_8));
            return "%064x".formatted(new BigInteger(1, digest));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("A project that was read can be written", e);
        }
    }

    private static <T> T read(InputStream answer, Class<T> type, String what) {
        try {
            T value = JSON.readValue(answer, type);
            if (value == null) {
                throw new UnreadableExportException("D-Tools answered nothing in place of " + what + ".", true);
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new UnreadableExportException("D-Tools answered something that is not " + what + " (at "
                    + place(e) + ").", isBroken(e));
        } catch (IOException e) {
            throw new UnreadableExportException("D-Tools' answer broke off while " + what + " was read.", true);
        }
    }

    // Jackson wraps whatever happens inside an object. What is too deep or too long stays so, however often it is read.
    private static boolean isBroken(JsonProcessingException e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof StreamConstraintsException) {
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

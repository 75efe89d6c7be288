package dev.sibridge.twoway.mapping;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Mappings as one file that people keep, read and edit. JSON is YAML, too. */
public final class MappingDocument {

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS).build())
            .setSerializationInclusion(JsonInclude.Include.NON_NULL)
            // The second of two would silently take the place of the first.
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private MappingDocument() {
    }

    /** A document cannot be read; the message says where and why. */
    public static final class UnreadableMappingsException extends RuntimeException {

        UnreadableMappingsException(String message) {
            super(message);
        }
    }

    /** Mappings as a file. */
    public static String write(Mappings mappings) {
        try {
            return YAML.writeValueAsString(mappings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Mappings in which what a file names takes the place of what was there.
     *
     * @throws UnreadableMappingsException when it is no such file
     */
    public static Mappings overlay(Mappings mappings, String file) {
        JsonNode both = YAML.valueToTree(mappings);
        members(file).forEach(member -> ((ObjectNode) both).set(member, tree(file).get(member)));
        return mappings(both);
    }

    /**
     * The members that a file names.
     *
     * @throws UnreadableMappingsException when it is no such file
     */
    public static Set<String> members(String file) {
        mappings(tree(file));
        Set<String> members = new TreeSet<>();
        tree(file).fieldNames().forEachRemaining(members::add);
        return members;
    }

    /** @throws UnreadableMappingsException when it is no such file */
    public static Mappings read(String document) {
        return mappings(tree(document));
    }

    private static Mappings mappings(JsonNode read) {
        try {
            return isNothing(read) ? Mappings.NONE : YAML.treeToValue(read, Mappings.class);
        } catch (UnrecognizedPropertyException e) {
            throw new UnreadableMappingsException("\"" + e.getPropertyName() + "\" is not known" + within(e)
                    + ". Known are " + e.getKnownPropertyIds().stream().map(String::valueOf).sorted()
                    .collect(Collectors.joining(", ")) + ".");
        } catch (JsonMappingException e) {
            throw new UnreadableMappingsException("A value has another form than it should" + within(e) + ".");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    // What stands behind a line of dashes may be nothing, too.
    private static boolean isNothing(JsonNode read) {
        return read.isMissingNode() || read.isNull() || read.isTextual() && read.textValue().isBlank();
    }

    private static JsonNode tree(String document) {
        try {
            return YAML.readTree(document);
        } catch (JsonProcessingException e) {
            throw new UnreadableMappingsException("This is not YAML, or it says something twice"
                    + (e.getLocation() == null ? "" : ": see line " + e.getLocation().getLineNr()) + ".");
        }
    }

    private static String within(JsonMappingException e) {
        String path = e.getPath().stream().map(step -> step.getFieldName() != null ? step.getFieldName()
                : "[" + step.getIndex() + "]").collect(Collectors.joining("."));
        return path.isEmpty() ? "" : ", in " + path.replace(".[", "[");
    }
}

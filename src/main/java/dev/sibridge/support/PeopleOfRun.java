package dev.sibridge.support;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.history.KeptExports;
import dev.sibridge.history.RunDetails;
import dev.sibridge.history.WrittenRecord;
import dev.sibridge.history.search.FoundRun;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.springframework.stereotype.Component;

/** The people whom a run is about: what its export and the records that it wrote say of them. */
@Component
class PeopleOfRun {

    /** Members of an export that hold people's data. */
    private static final List<String> MEMBERS = List.of("client", "contacts", "resources", "siteaddress",
            "billingaddress", "assignedto", "salesrep", "projectmanager", "designer", "createdby", "updatedby",
            "publishedby", "updatedbyemail");
    /** What is the same for many people; its words would be missed all over a text. */
    private static final Set<String> IMPERSONAL = Set.of("title", "roles", "types", "status", "country", "type");
    private static final Set<RecordType> TYPES = Set.of(RecordType.COMPANY, RecordType.CONTACT, RecordType.SITE);
    private static final int SHORTEST_NAME = 3;

    private final KeptExports exports;
    private final RunDetails details;
    private final ObjectMapper json;

    PeopleOfRun(KeptExports exports, RunDetails details, ObjectMapper json) {
        this.exports = exports;
        this.details = details;
        this.json = json;
    }

    /** Names, addresses, mail addresses and telephone numbers, as they are written there. */
    Collection<String> of(FoundRun run) {
        Set<String> values = new LinkedHashSet<>();
        add(run.client(), values);
        add(run.project(), values);
        add(run.salesRep(), values);
        exports.find(run.id()).ifPresent(export -> addExport(export.compressed(), values));
        for (WrittenRecord written : details.records(run.id(), TYPES)) {
            add(written.title(), values);
            addAll(read(written.fields()), values);
        }
        return values;
    }

    // Its rows may be many, and say nothing of people.
    private void addExport(byte[] compressed, Set<String> values) {
        try (JsonParser parser = json.createParser(new GZIPInputStream(new ByteArrayInputStream(compressed)))) {
            parser.nextToken();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                if (MEMBERS.contains(name.toLowerCase(Locale.ROOT))) {
                    addAll(parser.readValueAsTree(), values);
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addAll(JsonNode node, Set<String> values) {
        if (node.isValueNode()) {
            add(node.isTextual() ? node.asText() : null, values);
        } else if (node.isObject()) {
            node.properties().stream().filter(member -> !IMPERSONAL.contains(member.getKey().toLowerCase(Locale.ROOT)))
                    .forEach(member -> addAll(member.getValue(), values));
        } else {
            node.forEach(child -> addAll(child, values));
        }
    }

    // A sentence may call people by one of their names only.
    private static void add(String value, Set<String> values) {
        if (value == null || value.isBlank()) {
            return;
        }
        values.add(value);
        for (String word : value.split("[\\s,;&/]+")) {
            if (word.length() >= SHORTEST_NAME && Character.isUpperCase(word.codePointAt(0))) {
                values.add(word);
            }
        }
    }

    private JsonNode read(String fields) {
        try {
            return json.readTree(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

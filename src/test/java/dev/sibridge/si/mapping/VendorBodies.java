package dev.sibridge.si.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The vendor's members, lengths, values and required members, from the table that the sandbox works by. A test of the
 * sandbox holds that table against the vendor's own document.
 */
final class VendorBodies {

    private static final Pattern LENGTH = Pattern.compile("string\\((\\d+)\\)");
    private static final Map<RecordType, String> ENTITIES = new TreeMap<>(Map.ofEntries(
            Map.entry(RecordType.COMPANY, "Company"), Map.entry(RecordType.SITE, "CompanySite"),
            Map.entry(RecordType.CONTACT, "Contact"), Map.entry(RecordType.PRODUCT_TYPE, "ProductType"),
            Map.entry(RecordType.MANUFACTURER, "Manufacturer"), Map.entry(RecordType.CATEGORY, "Category"),
            Map.entry(RecordType.SUBCATEGORY, "SubCategory"), Map.entry(RecordType.CATALOG_ITEM, "CatalogItem"),
            Map.entry(RecordType.OPPORTUNITY, "Opportunity"), Map.entry(RecordType.PROJECT, "Project"),
            Map.entry(RecordType.PHASE, "ProjectPhase"), Map.entry(RecordType.TICKET, "ProjectTicket"),
            Map.entry(RecordType.LINE, "ProductItem")));

    private final Map<String, JsonNode> entities = new HashMap<>();

    VendorBodies() {
        try (InputStream in = VendorBodies.class.getResourceAsStream("/sandbox/manage-entities.json")) {
            new ObjectMapper().readTree(in).path("entities")
                    .forEach(entity -> entities.put(entity.path("name").asText(), entity));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the vendor would say against the body of a new record, in its oldest release; empty when nothing. */
    List<String> complaints(DesiredRecord record) {
        JsonNode entity = entities.get(ENTITIES.get(record.type()));
        List<String> complaints = new ArrayList<>();
        entity.path("required").forEach(member -> {
            if (!record.body().containsKey(member.asText())) {
                complaints.add(member.asText() + " is required");
            }
        });
        record.body().forEach((member, value) -> {
            complaint(entity, member, value, complaints);
            Records.texts(value).stream().filter(VendorBodies::isBroken)
                    .forEach(text -> complaints.add(member + " ends within a character"));
        });
        return complaints;
    }

    /** The longest text that a member may hold; 0 when it may be of any length. */
    int longest(RecordType type, String member) {
        JsonNode entity = entities.get(ENTITIES.get(type));
        int oldest = entity.path("limitHistory").path(member).path("2022.1").asInt();
        Matcher length = LENGTH.matcher(entity.path("members").path(member).asText());
        return oldest > 0 ? oldest
                : length.matches() ? Integer.parseInt(length.group(1)) : entity.path("limits").path(member).asInt();
    }

    private void complaint(JsonNode entity, String member, Object value, List<String> complaints) {
        String kind = entity.path("members").path(member).asText();
        RecordType type = ENTITIES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(entity.path("name").asText())).findFirst().orElseThrow()
                .getKey();
        int longest = longest(type, member);
        boolean fits = switch (kind) {
            case "" -> false;
            case "string" -> value instanceof String;
            case "bool" -> value instanceof Boolean;
            case "int", "number" -> value instanceof Number;
            case "datetime" -> value instanceof String date && date.matches("\\d{4}-\\d\\d-\\d\\dT00:00:00Z");
            default -> kind.endsWith("Reference") ? value instanceof RecordRef || value instanceof Map
                    : kind.startsWith("[") ? value instanceof List
                    : kind.startsWith("string") ? value instanceof String
                    : List.of(kind.split("\\|")).contains(String.valueOf(value));
        };
        if (!fits) {
            complaints.add(member + " is no " + (kind.isEmpty() ? "member" : kind) + ": " + value);
        } else if (longest > 0 && value instanceof String text && text.length() > longest) {
            complaints.add(member + " is longer than " + longest);
        }
    }

    private static boolean isBroken(String text) {
        return !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1));
    }
}

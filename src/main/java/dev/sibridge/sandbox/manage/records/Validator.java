package dev.sibridge.sandbox.manage.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Keys;
import dev.sibridge.sandbox.manage.model.Member;
import dev.sibridge.sandbox.manage.model.Table;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks a whole record against the table of members; every error is collected. */
public final class Validator {

    private static final Map<String, String> PLACES = Map.of("locationId", "Location", "businessUnitId", "Department");

    private final Draft draft;
    private final Entity entity;

    private Validator(Draft draft) {
        this.draft = draft;
        this.entity = draft.entity();
    }

    public static void check(Draft draft) {
        Validator validator = new Validator(draft);
        validator.required(draft.entity().definition().required());
        validator.required(draft.entity().definition().serverRequired());
        if (!draft.isCreate()) {
            validator.required(draft.entity().definition().requiredOnUpdate());
        }
        draft.entity().members().values().forEach(validator::member);
        draft.entity().definition().unique().forEach(validator::unique);
    }

    private void required(List<String> members) {
        for (String member : members) {
            JsonNode value = draft.row().get(member);
            boolean blank = Json.isNull(value) || value.isTextual() && value.asText().isBlank();
            if (blank && !draft.isFaulty(member)) {
                draft.error("MissingRequiredField", "The " + member + " field is required.", member);
            }
        }
    }

    private void member(Member member) {
        JsonNode value = draft.row().get(member.name());
        if (Json.isNull(value) || draft.isFaulty(member.name())) {
            return;
        }
        length(member, value);
        place(member, value);
        range(member, value);
        if (member.isReference() && entity.isScoped(member.name())) {
            References.recheck(draft, member);
        }
    }

    private void length(Member member, JsonNode value) {
        int max = entity.max(member, draft.manage().limits());
        if (max > 0 && value.isTextual() && value.asText().length() > max) {
            draft.error("OutOfRange", "The field " + member.name() + " must be a string with a maximum length of " + max
                    + ".", member.name());
        }
    }

    /** Location and department stand there as bare numbers, which must be theirs all the same. */
    private void place(Member member, JsonNode value) {
        String target = PLACES.get(member.name());
        if (target != null && draft.manage().table(target).get(value.asInt()) == null) {
            draft.error("NotFound", target + " " + value.asInt() + " not found", member.name());
        }
    }

    private void range(Member member, JsonNode value) {
        List<Integer> range = entity.definition().ranges().get(member.name());
        if (range == null) {
            return;
        }
        BigDecimal number = value.decimalValue();
        if (number.compareTo(BigDecimal.valueOf(range.get(0))) < 0
                || number.compareTo(BigDecimal.valueOf(range.get(1))) > 0) {
            draft.error("OutOfRange", "The field " + member.name() + " must be between " + range.get(0) + " and "
                    + range.get(1) + ".", member.name());
        }
    }

    private void unique(List<String> members) {
        String member = members.get(0);
        Object key = Keys.of(draft.row().get(member));
        if (key == null) {
            return;
        }
        Table table = draft.manage().store().table(entity);
        Set<Integer> same = table.find(member, key);
        if (same.stream().anyMatch(id -> id != draft.id() && occupies(table.get(id), member)
                && sameScope(table.get(id), members))) {
            String message = entity.definition().exists();
            draft.error("ObjectExists", message == null ? entity.title() + " " + member + " already in use."
                    : message, member);
        }
    }

    /** Ids stay occupied for good, also of companies in the recycle bin; a name is free once its record is inactive. */
    private boolean occupies(ObjectNode other, String member) {
        return !member.equals("name") || !other.path("inactiveFlag").asBoolean() && !draft.is("inactiveFlag");
    }

    private boolean sameScope(ObjectNode other, List<String> members) {
        return members.size() == 1 || Json.id(other.get(members.get(1))) == draft.id(members.get(1));
    }
}

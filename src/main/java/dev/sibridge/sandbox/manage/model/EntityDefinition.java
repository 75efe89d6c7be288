package dev.sibridge.sandbox.manage.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * An entity as {@code manage-entities.json} declares it.
 *
 * @param specified        false: the vendor's document lacks it
 * @param required         required by the published schema
 * @param requiredOnUpdate must stand in a PUT
 * @param serverRequired   required by the server though not by the schema
 * @param createOnly       refused on updates
 * @param readOnly         kept by the server, ignored in bodies
 * @param writeOnly        accepted, never returned
 * @param hidden           known to conditions, never returned
 * @param unique           member, and optionally the reference within which it is unique
 * @param exists           the server's words for a duplicate
 * @param parentMember     member of a child that holds its parent
 * @param view             the entity whose records this one shows
 * @param cascade          deleted with its parent
 * @param scoped           reference whose target must agree in the named reference, such as a status in its board
 * @param children         array members that are the records of a child entity
 * @param display          how a reference shows members that the record does not have under that name
 * @param limits           lengths that the schema does not publish
 * @param limitHistory     lengths by release
 * @param notInConditions  returned, but refused in conditions
 * @param notInPut         returned, but refused in a PUT
 * @param created          status of a successful POST
 * @param pod              the place of custom fields
 */
public record EntityDefinition(String name, String path, String title, String resource, Boolean specified,
        List<String> required, List<String> requiredOnUpdate, List<String> serverRequired, List<String> createOnly,
        List<String> readOnly, List<String> writeOnly, Map<String, String> hidden, List<List<String>> unique,
        String exists, String parent, String parentMember, String view, boolean cascade, Map<String, String> scoped,
        Map<String, String> children, Map<String, String> display, List<String> dateOnly,
        Map<String, List<Integer>> ranges, Map<String, Integer> limits,
        Map<String, Map<String, Integer>> limitHistory, List<String> notInConditions, List<String> notInPut,
        List<String> methods, int created, int pod, Map<String, JsonNode> defaults, Map<String, String> members) {

    public EntityDefinition {
        required = orEmpty(required);
        requiredOnUpdate = orEmpty(requiredOnUpdate);
        serverRequired = orEmpty(serverRequired);
        createOnly = orEmpty(createOnly);
        readOnly = orEmpty(readOnly);
        writeOnly = orEmpty(writeOnly);
        hidden = orEmpty(hidden);
        unique = orEmpty(unique);
        scoped = orEmpty(scoped);
        children = orEmpty(children);
        display = orEmpty(display);
        dateOnly = orEmpty(dateOnly);
        ranges = orEmpty(ranges);
        limits = orEmpty(limits);
        limitHistory = orEmpty(limitHistory);
        notInConditions = orEmpty(notInConditions);
        notInPut = orEmpty(notInPut);
        methods = methods == null ? List.of("GET", "POST", "PUT", "PATCH", "DELETE") : methods;
        created = created == 0 ? 201 : created;
        defaults = orEmpty(defaults);
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }

    private static <T> Map<String, T> orEmpty(Map<String, T> map) {
        return map == null ? Map.of() : map;
    }
}

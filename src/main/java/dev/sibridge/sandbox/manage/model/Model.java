package dev.sibridge.sandbox.manage.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All entities, and what their references point to and show. */
public final class Model {

    private final Map<String, Entity> entities = new LinkedHashMap<>();
    private final Map<String, Reference> references = new LinkedHashMap<>();
    private final Map<String, Map<String, Member>> objects = new LinkedHashMap<>();

    public Model() {
        Source source = Json.resource("/sandbox/manage-entities.json", Source.class);
        source.entities().forEach(definition -> entities.put(definition.name(), new Entity(definition)));
        source.references().forEach((name, form) -> references.put(name, Reference.parse(form)));
        source.objects().forEach((name, members) -> objects.put(name, parse(members)));
    }

    private static Map<String, Member> parse(Map<String, String> forms) {
        Map<String, Member> members = new LinkedHashMap<>();
        forms.forEach((name, form) -> members.put(name, Member.parse(name, form)));
        return members;
    }

    public Iterable<Entity> entities() {
        return entities.values();
    }

    public Entity entity(String name) {
        return entities.get(name);
    }

    public Reference reference(Member member) {
        return references.get(member.type());
    }

    /** The entity that a reference points to; null if this tenant has no such records. */
    public Entity target(Member member) {
        return entities.get(reference(member).entity());
    }

    /** The members of an object that is no entity, or null if anything may stand there. */
    public Map<String, Member> object(String schema) {
        return objects.get(schema);
    }

    /** Child entities of an entity, by the table that holds them. */
    public List<Entity> children(Entity parent) {
        List<Entity> found = new ArrayList<>();
        for (Entity entity : entities.values()) {
            if (parent.name().equals(entity.definition().parent()) && entity.definition().view() == null) {
                found.add(entity);
            }
        }
        return found;
    }

    /** What a reference points to and which members besides the id it shows. */
    public record Reference(String entity, List<String> shows) {

        static Reference parse(String form) {
            List<String> words = Arrays.asList(form.split(" "));
            return new Reference(words.get(0), words.subList(1, words.size()));
        }
    }

    private record Source(Map<String, String> references, Map<String, Map<String, String>> objects,
            List<EntityDefinition> entities) {
    }
}

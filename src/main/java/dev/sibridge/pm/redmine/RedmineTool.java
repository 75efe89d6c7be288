package dev.sibridge.pm.redmine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.pm.Capabilities;
import dev.sibridge.pm.Entity;
import dev.sibridge.pm.Tool;
import dev.sibridge.pm.ToolHttp;
import dev.sibridge.pm.ToolRecord;
import dev.sibridge.pm.redmine.site.RedmineChoices;
import dev.sibridge.pm.redmine.site.Site;
import dev.sibridge.pm.redmine.wire.Custom;
import dev.sibridge.pm.redmine.wire.Values;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Redmine as a tool, with the key of an administrator.
 *
 * <p>Redmine often answers that it has done what it has not. So everything that is written is read back: what a change
 * did not change is a {@link dev.sibridge.pm.ToolException} of the kind {@code REFUSED}, whose reasons name each field
 * and what Redmine holds, while the rest of the change stands. A create returns the record as it came to be.
 *
 * <p>Texts are cut to Redmine's lengths, a second phase of a name gets a number, and of several assignees the first is
 * written; what is returned shows it. Notes and what records refer to have no place for marks. Time that was worked on
 * a step counts as its task's. A task's time stays with the project when the task is deleted.
 */
public final class RedmineTool implements Tool {

    private final Site site;
    private final Map<Entity, Records> records = new EnumMap<>(Entity.class);
    private final RecentChanges changes;

    public RedmineTool(ToolHttp http, RedmineChoices choices) {
        site = new Site(http, choices);
        changes = new RecentChanges(site);
        Projects projects = new Projects(site);
        Tasks tasks = new Tasks(site);
        records.put(Entity.PROJECT, projects);
        records.put(Entity.PHASE, new Phases(site));
        records.put(Entity.TASK, tasks);
        records.put(Entity.STEP, new Steps(site));
        records.put(Entity.NOTE, new Notes(site, tasks));
        records.put(Entity.TIME_ENTRY, new TimeEntries(site));
        EnumSet.of(Entity.USER, Entity.RESOURCE_TYPE, Entity.PRIORITY, Entity.TASK_STATUS, Entity.NOTE_CATEGORY)
                .forEach(entity -> records.put(entity, Lookups.of(site, entity)));
    }

    // Kinds that there are only if their custom field is there.
    private Map<Entity, Records> all() {
        Map<Entity, Records> all = new EnumMap<>(records);
        if (site.custom().has(Custom.PROJECT_STATUS)) {
            all.put(Entity.PROJECT_STATUS, Lookups.of(site, Entity.PROJECT_STATUS, Custom.PROJECT_STATUS));
        }
        if (site.custom().has(Custom.PROJECT_CATEGORY)) {
            all.put(Entity.CATEGORY, Lookups.of(site, Entity.CATEGORY, Custom.PROJECT_CATEGORY));
        }
        if (site.custom().has(Custom.PROJECT_CUSTOMER)) {
            boolean isChoice = site.custom().format(Custom.PROJECT_CUSTOMER).equals("list");
            all.put(Entity.CUSTOMER, isChoice ? Lookups.of(site, Entity.CUSTOMER, Custom.PROJECT_CUSTOMER)
                    : Lookups.customers(() -> records.get(Entity.PROJECT).list(null)));
        }
        all.values().removeIf(kind -> kind.fields().isEmpty());
        return all;
    }

    private Records of(Entity entity) {
        Records found = records.get(entity);
        Records records = found == null ? all().get(entity) : found;
        if (records == null) {
            throw Site.refused("Redmine has no " + entity.list() + " as it is set up");
        }
        return records;
    }

    @Override
    public Capabilities capabilities() {
        Map<Entity, Set<String>> fields = new EnumMap<>(Entity.class);
        all().forEach((entity, kind) -> fields.put(entity, kind.fields()));
        Set<Entity> deletable = EnumSet.copyOf(fields.keySet());
        deletable.removeIf(entity -> !entity.isOfProject());
        return new Capabilities(true, deletable, Capabilities.Changes.UPDATED_SINCE, false, false, false, true, fields);
    }

    /** Who we are; what an administrator has set up meanwhile counts from now on. */
    @Override
    public String self() {
        site.forget();
        return Values.id(site.http().me());
    }

    @Override
    public List<ToolRecord> list(Entity entity, String projectId) {
        return of(entity).list(projectId);
    }

    /**
     * Tasks, steps and projects that have changed, as a hint which projects to read: Redmine does not tell of phases,
     * of time entries, of notes that were corrected, nor of what is gone.
     */
    @Override
    public Changes changes(String cursor) {
        return changes.since(cursor);
    }

    @Override
    public Optional<ToolRecord> get(Entity entity, String id) {
        return of(entity).get(id);
    }

    @Override
    public ToolRecord create(Entity entity, String key, String mark, Map<String, JsonNode> fields) {
        return of(entity).create(key, mark, fields);
    }

    @Override
    public Optional<ToolRecord> made(Entity entity, String key, String mark, Map<String, JsonNode> fields) {
        return of(entity).made(key, mark, fields);
    }

    @Override
    public ToolRecord update(Entity entity, String id, String rev, Map<String, JsonNode> fields) {
        return of(entity).update(id, fields);
    }

    @Override
    public void delete(Entity entity, String id) {
        of(entity).delete(id);
    }

    @Override
    public void mark(Entity entity, String id, String mark) {
        of(entity).mark(id, mark);
    }
}

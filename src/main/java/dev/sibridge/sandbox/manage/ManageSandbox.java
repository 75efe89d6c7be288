package dev.sibridge.sandbox.manage;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.RequestLog;
import dev.sibridge.sandbox.SandboxState;
import dev.sibridge.sandbox.SimulatedService;
import dev.sibridge.sandbox.manage.callbacks.Callbacks;
import dev.sibridge.sandbox.manage.calls.Api;
import dev.sibridge.sandbox.manage.calls.Gate;
import dev.sibridge.sandbox.manage.calls.MemberTokens;
import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Manage;
import dev.sibridge.sandbox.manage.model.Trait;
import dev.sibridge.sandbox.manage.records.Renderer;
import dev.sibridge.sandbox.manage.tenant.Planting;
import dev.sibridge.sandbox.manage.tenant.Seed;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The sandbox tenant as others in the process see it: its state, its log, and a way back to the start. */
@Component
@Profile("sandbox")
public class ManageSandbox implements SandboxState, DisposableBean {

    private static final TypeReference<Map<String, Object>> RECORD = new TypeReference<>() {
    };

    private final Manage manage = new Manage();
    private final MemberTokens tokens = new MemberTokens();
    private final Api api = new Api(manage, tokens);
    private final Gate gate = new Gate(tokens);
    private final Callbacks callbacks = new Callbacks(manage);
    private final SimulatedService service;

    private final Set<Trait> usual = EnumSet.noneOf(Trait.class);

    /** @param traits labels of what the tenant has besides, from the start on and after each reset */
    ManageSandbox(@Qualifier("manageService") SimulatedService service,
            @Value("${sandbox.traits}") List<String> traits) {
        this.service = service;
        traits.stream().filter(label -> !label.isBlank()).forEach(label -> usual.add(Trait.of(label).orElseThrow(() ->
                new IllegalArgumentException("sandbox.traits knows no \"" + label + "\", only " + Trait.labels()
                        + "."))));
        reset();
    }

    /** Back to the seed: records, traits, limits, tokens, callbacks, faults, latency and log. */
    public final void reset() {
        callbacks.calmDown();
        tokens.clear();
        manage.limits(Manage.OLD_LIMITS);
        manage.traits().clear();
        manage.store().writing(() -> {
            manage.store().clear();
            new Seed(manage, api.writer()).plant();
            return null;
        });
        usual.forEach(this::take);
        service.calmDown();
    }

    /** From now on, until the next reset, the tenant is of that kind, too. */
    public final void take(Trait trait) {
        if (manage.traits().add(trait)) {
            manage.store().writing(() -> {
                new Planting(manage, api.writer()).plant(trait);
                return null;
            });
        }
    }

    /** Remembers all records as they are. Returns the way back to that, without faults, latency and log. */
    public Runnable bookmark() {
        Runnable back = manage.store().reading(manage.store()::bookmark);
        return () -> {
            manage.store().writing(() -> {
                back.run();
                return null;
            });
            callbacks.calmDown();
            service.calmDown();
        };
    }

    /** All records by path as answers show them, those of other records with the parent's member. */
    public Map<String, List<ObjectNode>> shown() {
        Renderer renderer = new Renderer(manage);
        return manage.store().reading(() -> {
            Map<String, List<ObjectNode>> shown = new LinkedHashMap<>();
            for (Entity entity : manage.model().entities()) {
                if (entity.definition().view() == null) {
                    shown.put(entity.definition().path(), manage.store().table(entity).all().stream()
                            .map(row -> shown(renderer, entity, row)).toList());
                }
            }
            return shown;
        });
    }

    private static ObjectNode shown(Renderer renderer, Entity entity, ObjectNode row) {
        ObjectNode shown = renderer.render(entity, row, "");
        String parent = entity.definition().parentMember();
        if (parent != null && !shown.has(parent)) {
            shown.set(parent, row.get(parent));
        }
        return shown;
    }

    @Override
    public String name() {
        return service.name();
    }

    /** All records by path, references compact. */
    @Override
    public Map<String, List<Map<String, Object>>> state() {
        return manage.store().reading(() -> {
            Map<String, List<Map<String, Object>>> state = new LinkedHashMap<>();
            for (Entity entity : manage.model().entities()) {
                if (entity.definition().view() == null) {
                    state.put(entity.definition().path(), rows(entity));
                }
            }
            return state;
        });
    }

    private List<Map<String, Object>> rows(Entity entity) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (ObjectNode row : manage.store().table(entity).all()) {
            Map<String, Object> map = Json.MAPPER.convertValue(row, RECORD);
            map.remove("_info");
            map.values().removeIf(value -> value == null);
            rows.add(map);
        }
        return rows;
    }

    /** What the sandbox was asked. */
    public List<RequestLog.Entry> log() {
        return service.log().entries();
    }

    /** Faults, latency and log. */
    public SimulatedService service() {
        return service;
    }

    /**
     * Creates a record as a POST would, without HTTP.
     *
     * @param entity name of its schema, such as {@code CatalogItem}
     * @return its id
     */
    public int create(String entity, Map<String, ?> body) {
        return create(entity, 0, body);
    }

    /**
     * Creates a child record.
     *
     * @param parentId id of the record it belongs to; 0 for none
     */
    public int create(String entity, int parentId, Map<String, ?> body) {
        return as(Gate.COMPANY).create(entity, parentId, body);
    }

    /**
     * Somebody who works in the tenant beside its clients.
     *
     * @param member his identifier; {@code sandbox} is the API member himself
     */
    public Colleague as(String member) {
        return new Colleague(manage, api, member);
    }

    /** Who is called when something changes, and how. */
    public Callbacks callbacks() {
        return callbacks;
    }

    @Override
    public void destroy() {
        callbacks.close();
    }

    /**
     * Changes what the API member's security role allows.
     *
     * @param function such as {@code Opportunity}
     * @param action   add, edit, delete or inquire
     * @param level    None, My or All
     */
    public void allow(String function, String action, String level) {
        manage.store().writing(() -> {
            api.permissions().allow(function, action, level);
            return null;
        });
    }

    /** The lines of the API member's security role. */
    public List<String> functions() {
        return manage.store().reading(api.permissions()::functions);
    }

    Manage manage() {
        return manage;
    }

    Api api() {
        return api;
    }

    Gate gate() {
        return gate;
    }

    MemberTokens tokens() {
        return tokens;
    }
}

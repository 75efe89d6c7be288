package dev.sibridge.si.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.engine.model.Bodies;
import dev.sibridge.vendor.dtools.Project;
import dev.sibridge.vendor.dtools.reading.ExportReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Builds exports with SI's names of members and reads them as the product does. What a test does not name is filled so
 * that the export can be taken: client, primary contact, dates; no rows and no locations.
 */
public final class Exports {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Object> project = new LinkedHashMap<>();
    private final List<Map<String, Object>> contacts = list("Contacts");
    private final List<Map<String, Object>> resources = list("Resources");
    private final List<Map<String, Object>> locations = list("Locations");
    private final List<Map<String, Object>> rows = list("Items");
    private final List<Map<String, Object>> miscItems = list("MiscItems");

    private Exports() {
    }

    public static Exports export() {
        return new Exports()
                .with("Id", "p-1")
                .with("PublishedOnUnixTimeMs", 1_000)
                .with("Name", "Salon")
                .with("Client", "Cedar & Finch")
                .with("ClientId", "c-1")
                .with("Progress", "Design")
                .with("StartDate", "2026-12-01T00:00:00")
                .with("EndDate", "2026-12-04T00:00:00")
                .contact("Name", "Ana Finch", "Email", "ana@finch.example", "IsPrimary", true);
    }

    /** One of the exports that ship with the sandbox. */
    public static Project sample(String file) {
        try (InputStream in = Exports.class.getResourceAsStream("/sandbox/exports/" + file)) {
            return ExportReader.readProject(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Map<String, Object> product(String model, Object... more) {
        return row(1, more, "Manufacturer", "Acme", "Model", model, "Category", "Audio", "Subcategory", "Speakers",
                "Description", "The " + model, "Quantity", 1, "UnitPrice", 10, "UnitCost", 6);
    }

    public static Map<String, Object> labor(String model, Object... more) {
        return row(2, more, "LaborType", "Item", "LaborCalculationMethodId", 2, "Model", model,
                "Description", "Work: " + model, "Quantity", 1, "UnitPrice", 95, "UnitCost", 40);
    }

    public static Map<String, Object> laborByPhase(String phase, Object... more) {
        return row(2, more, "SIItemId", null, "LaborType", "Phase", "LaborCalculationMethodId", 3, "Model", phase,
                "Phase", phase, "Quantity", 1, "UnitPrice", 95, "UnitCost", 40);
    }

    /** An allowance (3), bundled cable (4) or placeholder (5). */
    public static Map<String, Object> packaged(int typeId, String name, Object... more) {
        return row(typeId, more, "PackageName", name, "Quantity", 1, "UnitPrice", 50, "UnitCost", 20);
    }

    /** A price adjustment of the whole project, as SI calculates it into a row. */
    public static Map<String, Object> calculated(int typeId, String label, Object amount, Object... more) {
        return row(typeId, more, "SIItemId", null, "Model", label, "Quantity", 1, "UnitPrice", amount);
    }

    public Exports with(String member, Object value) {
        project.put(member, value);
        return this;
    }

    public Exports contact(Object... namesAndValues) {
        contacts.add(Bodies.of(namesAndValues));
        return this;
    }

    public Exports withoutContacts() {
        contacts.clear();
        return this;
    }

    public Exports owner(String name, String email) {
        resources.add(Bodies.of("Name", name, "Email", email, "IsOwner", true));
        return this;
    }

    public Exports site(Object... namesAndValues) {
        return with("SiteAddress", Bodies.of(namesAndValues));
    }

    public Exports location(String id, String name, String parentId) {
        locations.add(Bodies.of("Id", id, "Name", name, "ParentId", parentId));
        return this;
    }

    /** Adds rows; those without an id are numbered from 1. */
    @SafeVarargs
    public final Exports rows(Map<String, Object>... added) {
        for (Map<String, Object> row : added) {
            row.putIfAbsent("Id", String.valueOf(rows.size() + 1));
            rows.add(row);
        }
        return this;
    }

    public Exports misc(String name, Object quantity, Object unitPrice) {
        miscItems.add(Bodies.of("Name", name, "Quantity", quantity, "UnitPrice", unitPrice));
        return this;
    }

    /** The same export with its rows in another order. */
    public Exports shuffled(Random random) {
        Collections.shuffle(rows, random);
        return this;
    }

    public byte[] json() {
        try {
            return JSON.writeValueAsBytes(project);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public Project read() {
        return ExportReader.readProject(new ByteArrayInputStream(json()));
    }

    private List<Map<String, Object>> list(String member) {
        List<Map<String, Object>> list = new ArrayList<>();
        project.put(member, list);
        return list;
    }

    private static Map<String, Object> row(int typeId, Object[] more, Object... usual) {
        Map<String, Object> row = Bodies.of("TypeId", typeId, "SIItemId", "si-" + Arrays.deepHashCode(usual));
        row.putAll(Bodies.of(usual));
        row.putAll(Bodies.of(more));
        return row;
    }
}

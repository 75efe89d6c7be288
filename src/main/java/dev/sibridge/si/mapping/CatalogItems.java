package dev.sibridge.si.mapping;

import dev.sibridge.account.Limits;
import dev.sibridge.account.SyncSettings;
import dev.sibridge.engine.model.Bodies;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.OurKey;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.si.mapping.lines.ProductIds;
import dev.sibridge.si.mapping.lines.Vendors;
import dev.sibridge.si.mapping.rows.Adjustment;
import dev.sibridge.si.mapping.rows.Rows;
import dev.sibridge.si.mapping.rows.Tenant;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.dtools.Project;
import dev.sibridge.vendor.dtools.ProjectItem;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The catalog items that an export needs, with the product types, manufacturers, categories and subcategories that
 * they need in turn.
 */
final class CatalogItems {

    private static final String CATALOG_TYPE = "D-Tools Catalog";
    private static final String LABOR_TYPE = "D-Tools Labor";
    private static final String GENERAL = "General";
    // Stands in no name; a slash may.
    private static final String BELOW = "\t";

    private final Map<RecordRef, DesiredRecord> types = new LinkedHashMap<>();
    private final Map<RecordRef, DesiredRecord> subcategories = new LinkedHashMap<>();
    private final Map<RecordRef, DesiredRecord> items = new LinkedHashMap<>();
    private final ProductIds ids;
    private final Tenant tenant;
    private final Vendors vendors;
    private boolean itemLevelTax;

    private CatalogItems(SyncSettings settings, Tenant tenant) {
        this.tenant = tenant;
        this.vendors = new Vendors(settings, tenant);
        this.ids = new ProductIds(settings);
    }

    /** What a project needs, in waves: setup records, then subcategories, then catalog items. */
    static List<Wave> of(Project project, SyncSettings settings, Tenant tenant) {
        CatalogItems catalog = new CatalogItems(settings, tenant);
        catalog.itemLevelTax = project.isItemLevelTax();
        for (ProjectItem item : Rows.selected(project, settings)) {
            catalog.add(item);
        }
        if (settings.miscItems() == SyncSettings.Inclusion.INCLUDE && !project.miscItems().isEmpty()) {
            catalog.add(new Entry("Miscellaneous", CATALOG_TYPE, "NonInventory", "Miscellaneous", "Miscellaneous",
                    "Miscellaneous"), null);
        }
        return Stream.of(catalog.types, catalog.subcategories, catalog.items)
                .map(records -> Wave.of(List.copyOf(records.values()))).toList();
    }

    private void add(ProjectItem item) {
        if (Rows.isCalculatedAdjustment(item)) {
            add(Rows.adjustmentOf(item));
            return;
        }
        add(entry(item), item);
        addIfNeeded(Adjustment.PRODUCT, item.productAdjustment());
        addIfNeeded(Adjustment.MISC_PARTS, item.miscPartAdjustment());
        addIfNeeded(Adjustment.LABOR, item.laborAdjustment());
    }

    private void addIfNeeded(Adjustment kind, BigDecimal amount) {
        if (Rows.orZero(amount).signum() != 0) {
            add(kind);
        }
    }

    private void add(Adjustment kind) {
        boolean labor = kind == Adjustment.LABOR;
        add(new Entry(kind.productId(), labor ? LABOR_TYPE : CATALOG_TYPE, labor ? "Service" : "NonInventory",
                "Adjustment", kind.productId(), kind.productId()), null);
    }

    private Entry entry(ProjectItem item) {
        String id = ids.of(item);
        String description = Text.firstFilled(item.description(), item.model(), item.packageName());
        return switch (item.typeId()) {
            case ProjectItem.PRODUCT -> new Entry(id, CATALOG_TYPE, "Inventory", item.category(), item.subcategory(),
                    description);
            case ProjectItem.LABOR -> new Entry(id, LABOR_TYPE, "Service", "Labor",
                    Text.firstFilled(item.phase(), GENERAL), description);
            case ProjectItem.ALLOWANCE -> notStocked(id, "Allowance", description);
            case ProjectItem.BUNDLED_CABLE -> notStocked(id, "Cable", description);
            default -> notStocked(id, "Placeholder", description);
        };
    }

    private static Entry notStocked(String id, String category, String description) {
        return new Entry(id, CATALOG_TYPE, "NonInventory", category, GENERAL, description);
    }

    private void add(Entry entry, ProjectItem item) {
        RecordRef type = setup(RecordType.PRODUCT_TYPE, entry.type, Bodies.of("typeXref",
                entry.type.equals(LABOR_TYPE) ? "Service" : "InventoryPart"));
        RecordRef category = setup(RecordType.CATEGORY, entry.category, Bodies.of("addAllLocations", true));
        RecordRef subcategory = subcategory(category, entry.subcategory);
        boolean product = item != null && item.typeId() == ProjectItem.PRODUCT;
        RecordRef manufacturer = product ? setup(RecordType.MANUFACTURER, item.manufacturer(), Map.of()) : null;

        Map<String, Object> body = Bodies.of(
                "identifier", entry.productId,
                "description", Text.cut(entry.description, Limits.CATALOG_DESCRIPTION),
                "customerDescription", Text.cut(entry.description, Limits.CUSTOMER_DESCRIPTION),
                "type", type,
                "category", category,
                "subcategory", subcategory,
                "productClass", entry.productClass,
                "manufacturer", manufacturer,
                OurKey.XREF, OurKey.crossReference(item == null ? Text.fold(entry.productId) : ids.sourceOf(item)));
        if (item != null) {
            addRow(body, item);
        }
        put(items, new DesiredRecord(RecordType.CATALOG_ITEM, Text.fold(entry.productId), null, body,
                match(entry, item, body)));
    }

    // An item that was made while the tenant's limit was lower has a shorter id; only our key tells that it is ours.
    private List<Map<String, Object>> match(Entry entry, ProjectItem item, Map<String, Object> body) {
        Map<String, Object> asIs = Map.of("identifier", entry.productId);
        String older = item == null ? entry.productId : ids.of(item, Limits.OLDEST.productId());
        return entry.productId.length() <= Limits.OLDEST.productId() ? List.of(asIs)
                : List.of(asIs, Bodies.of("identifier", older, OurKey.XREF, body.get(OurKey.XREF)));
    }

    private void addRow(Map<String, Object> body, ProjectItem item) {
        Long unit = tenant.units().get(Text.fold(item.orderUom()));
        body.put("manufacturerPartNumber", Text.cut(item.partNumber(), Limits.PART_NUMBER));
        body.put("unitOfMeasure", Bodies.id(unit));
        body.put("price", Rows.orZero(item.unitPrice()));
        body.put("cost", Rows.orZero(item.unitCost()));
        body.put("taxableFlag", Rows.isTaxable(item, itemLevelTax));
        vendors.of(item).ifPresent(source -> {
            body.put("vendor", Bodies.id(source.vendor()));
            body.put("vendorSku", source.partNumber());
        });
    }

    private RecordRef setup(RecordType type, String name, Map<String, Object> more) {
        String cut = Text.cutName(name, Limits.SETUP_NAME);
        Map<String, Object> body = Bodies.of("name", cut);
        body.putAll(more);
        return put(types, new DesiredRecord(type, Text.fold(cut), null, body, List.of(Map.of("name", cut))));
    }

    private RecordRef subcategory(RecordRef category, String name) {
        String cut = Text.cutName(name, Limits.SETUP_NAME);
        return put(subcategories, new DesiredRecord(RecordType.SUBCATEGORY, category.key() + BELOW + Text.fold(cut),
                null, Bodies.of("name", cut, "category", category),
                List.of(Bodies.of("category", category, "name", cut))));
    }

    private static RecordRef put(Map<RecordRef, DesiredRecord> records, DesiredRecord wanted) {
        records.putIfAbsent(wanted.ref(), wanted);
        return wanted.ref();
    }

    /** A catalog item's place in the catalog, before it is written as a body. */
    private record Entry(String productId, String type, String productClass, String category, String subcategory,
            String description) {

        Entry(String productId, String type, String productClass, String category, String subcategory,
                String description) {
            this.productId = productId;
            this.type = type;
            this.productClass = productClass;
            this.category = Text.firstFilled(category, GENERAL);
            this.subcategory = Text.firstFilled(subcategory, GENERAL);
            this.description = Text.firstFilled(description, productId);
        }
    }
}

package dev.sibridge.si.mapping.refusals;

import dev.sibridge.account.ProductIdPattern;
import dev.sibridge.account.SyncSettings;
import dev.sibridge.failure.Problem;
import dev.sibridge.si.mapping.lines.ProductIds;
import dev.sibridge.si.mapping.rows.Locations;
import dev.sibridge.si.mapping.rows.Rows;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.dtools.Project;
import dev.sibridge.vendor.dtools.ProjectItem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What is wrong with an export's rows, one by one and among each other. */
final class RowRefusals {

    private static final List<String> REQUIRED_ANYWAY = List.of("Manufacturer", "Model", "Category", "Subcategory");

    private final Project project;
    private final SyncSettings settings;
    private final ProblemList problems;
    private final Locations locations;
    private final ProductIdPattern productId;
    private final ProductIdPattern laborId;
    private final Map<String, String> locationNames = new HashMap<>();

    RowRefusals(Project project, SyncSettings settings, Locations locations, ProblemList problems) {
        this.project = project;
        this.settings = settings;
        this.locations = locations;
        this.problems = problems;
        this.productId = ProductIdPattern.parse(settings.productId());
        this.laborId = ProductIdPattern.parse(settings.laborId());
        project.locations().forEach(location ->
                locationNames.put(Locations.id(location.id()), Rows.shown(location.name())));
    }

    /** @param rows those that count */
    void check(List<ProjectItem> rows) {
        checkAccessories();
        rows.forEach(this::checkRow);
        if (settings.productIdCollision() == SyncSettings.ProductIdCollision.REFUSE) {
            checkCollisions(rows);
        }
    }

    // An accessory is optional as its parent is; when two rows could be meant, nobody can tell.
    private void checkAccessories() {
        Map<String, Boolean> optional = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        for (ProjectItem row : project.items()) {
            Boolean other = optional.putIfAbsent(Text.fold(row.id()), row.isOptional());
            if (other != null && other != row.isOptional()) {
                ambiguous.add(Text.fold(row.id()));
            }
        }
        project.items().stream()
                .filter(row -> !Text.isBlank(row.parentId()) && ambiguous.contains(Text.fold(row.parentId())))
                .forEach(row -> problems.add(new Problem("contradictory", "The row is an accessory of two rows, only"
                        + " one of which is optional.", describe(row), "ParentId", "Export the project again.")));
    }

    private void checkRow(ProjectItem row) {
        if (!Text.isBlank(row.locationId()) && !locations.contains(row.locationId())) {
            problems.add(new Problem("contradictory", "The row is in a location that the export does not list.",
                    describe(row), "LocationId", "Move it to another location in SI. " + ProblemList.AGAIN));
        }
        boolean beyond = Stream.of(row.quantity(), row.unitPrice(), row.unitCost(), row.totalLaborHours(),
                row.productAdjustment(), row.miscPartAdjustment(), row.laborAdjustment())
                        .anyMatch(ProblemList::isBeyond);
        if (beyond) {
            problems.beyond(describe(row));
        }
        if (row.typeId() < ProjectItem.PRODUCT || row.typeId() > ProjectItem.PLACEHOLDER) {
            problems.add(new Problem("contradictory", "The row is of a kind (TypeId " + row.typeId()
                    + ") that SI Bridge does not know.", describe(row), "TypeId",
                    "Install a newer SI Bridge, or remove the row from the project in SI. " + ProblemList.AGAIN));
            return;
        }
        if (Rows.isCalculatedAdjustment(row)) {
            return;
        }
        if (row.typeId() == ProjectItem.PRODUCT) {
            requireIn(row, "Manufacturer", row.manufacturer(), "manufacturer");
            requireIn(row, "Model", row.model(), "model");
            requireIn(row, "Category", row.category(), "category");
            requireIn(row, "Subcategory", row.subcategory(), "subcategory");
        }
        checkProductId(row);
    }

    private void checkProductId(ProjectItem row) {
        boolean labor = row.typeId() == ProjectItem.LABOR;
        if (labor || row.typeId() == ProjectItem.PRODUCT) {
            (labor ? laborId : productId).blankFields(row).stream()
                    .filter(field -> labor || !REQUIRED_ANYWAY.contains(field))
                    .forEach(field -> problems.add(new Problem("missing", "The row has no " + field
                            + ", which is part of product ids.", describe(row), field, "Enter it in SI."
                            + " " + ProblemList.AGAIN)));
        } else if (Text.firstFilled(row.packageName(), row.description()).isEmpty()) {
            requireIn(row, "PackageName", null, "name");
        }
    }

    /** Rows that are not the same product must not come out as one product id, whatever kinds of row they are. */
    private void checkCollisions(List<ProjectItem> rows) {
        ProductIds ids = new ProductIds(settings);
        Map<String, ProjectItem> byId = new HashMap<>();
        for (ProjectItem row : rows) {
            String key = ids.keyOf(row);
            if (Rows.isCalculatedAdjustment(row) || key.isEmpty()
                    || row.typeId() <= ProjectItem.LABOR && Text.isBlank(row.model())) {
                continue;
            }
            ProjectItem first = byId.putIfAbsent(key, row);
            if (first != null && !isSameProduct(first, row, ids)) {
                problems.add(new Problem("collision", "The product id " + ids.of(row) + " of this " + Rows.kind(row)
                        + " is also that of the " + Rows.kind(first) + " " + describe(first) + ".", describe(row), null,
                        "Change one of the models or names in SI, or let the pattern of product ids tell them apart."));
            }
        }
    }

    // Allowances, cables and placeholders go by their names alone: of one name they are one item.
    private static boolean isSameProduct(ProjectItem one, ProjectItem other, ProductIds ids) {
        boolean named = one.typeId() > ProjectItem.LABOR && other.typeId() > ProjectItem.LABOR;
        return (named || one.typeId() == other.typeId()) && ids.sourceOf(one).equals(ids.sourceOf(other));
    }

    private void requireIn(ProjectItem row, String field, String value, String name) {
        if (Text.isBlank(value)) {
            problems.add(new Problem("missing", "The row has no " + name + ".", describe(row), field,
                    "Enter it in SI. " + ProblemList.AGAIN));
        }
    }

    private String describe(ProjectItem row) {
        String location = Text.isBlank(row.locationId()) ? null : locationNames.get(Locations.id(row.locationId()));
        return Text.isBlank(location) ? Rows.describe(row) : Rows.describe(row) + " in " + location;
    }
}

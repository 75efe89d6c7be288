package dev.sibridge.mapping;

import dev.sibridge.dtools.Project;
import dev.sibridge.dtools.Project.Location;
import dev.sibridge.dtools.ProjectItem;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which rows of an export count, and what people call them. */
final class Rows {

    private static final Map<String, Adjustment> CALCULATED = Map.of(
            "product adjustment", Adjustment.PRODUCT,
            "misc. parts adjustment", Adjustment.MISC_PARTS,
            "misc parts adjustment", Adjustment.MISC_PARTS,
            "miscellaneous parts adjustment", Adjustment.MISC_PARTS,
            "labor adjustment", Adjustment.LABOR);

    private Rows() {
    }

    /** The rows that take part: by default all but the optional ones and their accessories. */
    static List<ProjectItem> selected(Project project, SyncSettings settings) {
        if (settings.optionalRows() == SyncSettings.Inclusion.INCLUDE) {
            return project.items();
        }
        Map<String, ProjectItem> byId = new HashMap<>();
        project.items().forEach(item -> byId.put(item.id(), item));
        return project.items().stream().filter(item -> !isOptional(item, byId)).toList();
    }

    /** A row that SI calculates for price adjustments of the whole project; other rows have an id or a maker. */
    static boolean isCalculatedAdjustment(ProjectItem item) {
        boolean productOrLabor = item.typeId() == ProjectItem.PRODUCT || item.typeId() == ProjectItem.LABOR;
        return productOrLabor && Text.isBlank(item.siItemId()) && Text.isBlank(item.manufacturer())
                && Text.isBlank(item.laborType());
    }

    /** The location whose ticket carries the row: its own, or the one for rows without. */
    static String locationOf(ProjectItem item) {
        return Text.isBlank(item.locationId()) ? Locations.GENERAL : item.locationId().strip();
    }

    /** Which adjustment a calculated row is: by its label, else by its kind of row. */
    static Adjustment adjustmentOf(ProjectItem item) {
        Adjustment labelled = labelled(item);
        return labelled != null ? labelled
                : item.typeId() == ProjectItem.LABOR ? Adjustment.LABOR : Adjustment.PRODUCT;
    }

    /** Which adjustment a calculated row is, by its label; null for a label that is unknown. */
    static Adjustment labelled(ProjectItem item) {
        Adjustment byModel = CALCULATED.get(Text.fold(item.model()));
        return byModel != null ? byModel : CALCULATED.get(Text.fold(item.description()));
    }

    /** Labor that SI calculates per phase; it repeats the hours of the products. */
    static boolean isLaborByPhase(ProjectItem item) {
        return item.typeId() == ProjectItem.LABOR && "phase".equals(Text.fold(item.laborType()));
    }

    /** The row in words: product and location. */
    static String describe(ProjectItem item, Project project) {
        String product = (Text.trim(item.manufacturer()) + " " + Text.trim(item.model())).strip();
        String name = Text.firstFilled(product, item.packageName(), item.description(), "row " + item.id());
        String location = project.locations().stream()
                .filter(l -> !Text.isBlank(item.locationId()) && Text.trim(l.id()).equals(item.locationId().strip()))
                .map(Location::name).findFirst().orElse(null);
        return location == null ? name : name + " in " + location;
    }

    /** What rows come to, without price adjustments. */
    static BigDecimal total(List<ProjectItem> rows) {
        return rows.stream().map(row -> orZero(row.quantity()).multiply(orZero(row.unitPrice())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal orZero(BigDecimal number) {
        return number == null ? BigDecimal.ZERO : number;
    }

    private static boolean isOptional(ProjectItem item, Map<String, ProjectItem> byId) {
        Set<String> seen = new HashSet<>();
        ProjectItem row = item;
        while (row != null && seen.add(row.id())) {
            if (row.isOptional()) {
                return true;
            }
            row = Text.isBlank(row.parentId()) ? null : byId.get(row.parentId());
        }
        return false;
    }
}

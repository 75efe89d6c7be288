package dev.sibridge.si.mapping.rows;

import dev.sibridge.account.SyncSettings;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.dtools.Project;
import dev.sibridge.vendor.dtools.ProjectItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Which rows of an export count, and what people call them. */
public final class Rows {

    private static final Map<String, Adjustment> CALCULATED = Map.of(
            "product adjustment", Adjustment.PRODUCT,
            "misc. parts adjustment", Adjustment.MISC_PARTS,
            "misc parts adjustment", Adjustment.MISC_PARTS,
            "miscellaneous parts adjustment", Adjustment.MISC_PARTS,
            "labor adjustment", Adjustment.LABOR);
    private static final int MOST_SHOWN = 100;

    private Rows() {
    }

    /** The rows that take part: by default all but the optional ones and their accessories. */
    public static List<ProjectItem> selected(Project project, SyncSettings settings) {
        if (settings.optionalRows() == SyncSettings.Inclusion.INCLUDE) {
            return project.items();
        }
        Map<String, ProjectItem> byId = new HashMap<>();
        project.items().forEach(item -> byId.put(Text.fold(item.id()), item));
        Map<ProjectItem, Boolean> known = new IdentityHashMap<>();
        return project.items().stream().filter(item -> !isOptional(item, byId, known)).toList();
    }

    /** A row that SI calculates for price adjustments of the whole project; other rows have an id or a maker. */
    public static boolean isCalculatedAdjustment(ProjectItem item) {
        boolean productOrLabor = item.typeId() == ProjectItem.PRODUCT || item.typeId() == ProjectItem.LABOR;
        return productOrLabor && Text.isBlank(item.siItemId()) && Text.isBlank(item.manufacturer())
                && Text.isBlank(item.laborType());
    }

    /** The location whose ticket carries the row: its own, or the one for rows without. */
    public static String locationOf(ProjectItem item) {
        return Text.isBlank(item.locationId()) ? Locations.GENERAL : Locations.id(item.locationId());
    }

    /** Which adjustment a calculated row is: by its label, else by its kind of row. */
    public static Adjustment adjustmentOf(ProjectItem item) {
        Adjustment labelled = labelled(item);
        return labelled != null ? labelled
                : item.typeId() == ProjectItem.LABOR ? Adjustment.LABOR : Adjustment.PRODUCT;
    }

    /** Which adjustment a calculated row is, by its label; null for a label that is unknown. */
    public static Adjustment labelled(ProjectItem item) {
        Adjustment byModel = CALCULATED.get(Text.fold(item.model()));
        return byModel != null ? byModel : CALCULATED.get(Text.fold(item.description()));
    }

    /** Labor that SI calculates per phase; it repeats the hours of the products. */
    public static boolean isLaborByPhase(ProjectItem item) {
        return item.typeId() == ProjectItem.LABOR && "phase".equals(Text.fold(item.laborType()));
    }

    /** Whether a row is taxed: by a tax chosen for it where taxes are chosen by row, else by the project's tax. */
    public static boolean isTaxable(ProjectItem item, boolean itemLevelTax) {
        return itemLevelTax ? !Text.isBlank(item.taxId()) : item.isTaxable();
    }

    /** What people call a row of that kind, such as allowance. */
    public static String kind(ProjectItem item) {
        return switch (item.typeId()) {
            case ProjectItem.PRODUCT -> "product";
            case ProjectItem.LABOR -> "labor";
            case ProjectItem.ALLOWANCE -> "allowance";
            case ProjectItem.BUNDLED_CABLE -> "bundled cable";
            default -> "placeholder";
        };
    }

    /** The row in words: its product, without the location. */
    public static String describe(ProjectItem item) {
        String product = (Text.trim(item.manufacturer()) + " " + Text.trim(item.model())).strip();
        return shown(Text.firstFilled(product, item.packageName(), item.description(), "row " + item.id()));
    }

    /** A text of the export as it may stand in a sentence: on one line, and not too long to be read. */
    public static String shown(String text) {
        String line = Text.trim(text);
        String start = Text.cut(line, MOST_SHOWN);
        return start.replaceAll("\\s+", " ") + (start.length() < line.length() ? "…" : "");
    }

    /** What rows come to, without price adjustments. */
    public static BigDecimal total(List<ProjectItem> rows) {
        return rows.stream().map(row -> orZero(row.quantity()).multiply(orZero(row.unitPrice())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public static BigDecimal orZero(BigDecimal number) {
        return number == null ? BigDecimal.ZERO : number;
    }

    // Goes up from accessory to parent; each row is looked at once, so that long chains do not take long.
    private static boolean isOptional(ProjectItem item, Map<String, ProjectItem> byId,
            Map<ProjectItem, Boolean> known) {
        List<ProjectItem> chain = new ArrayList<>();
        ProjectItem row = item;
        while (row != null && !row.isOptional() && !known.containsKey(row)) {
            known.put(row, false);
            chain.add(row);
            row = Text.isBlank(row.parentId()) ? null : byId.get(Text.fold(row.parentId()));
        }
        boolean optional = row != null && (row.isOptional() || known.get(row));
        chain.forEach(each -> known.put(each, optional));
        return optional;
    }
}

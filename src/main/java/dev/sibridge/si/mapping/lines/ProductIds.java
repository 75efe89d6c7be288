package dev.sibridge.si.mapping.lines;

import dev.sibridge.account.ProductIdPattern;
import dev.sibridge.account.SyncSettings;
import dev.sibridge.si.mapping.rows.Adjustment;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.dtools.ProjectItem;

/**
 * The product ids of an export's rows, by the dealer's patterns. A catalog item's key is its product id without regard
 * to case, as Manage compares them.
 */
public final class ProductIds {

    /** The key of the catalog item that stands for all misc items. */
    public static final String MISCELLANEOUS = "miscellaneous";

    private final ProductIdPattern productPattern;
    private final ProductIdPattern laborPattern;
    private final int longest;

    public ProductIds(SyncSettings settings) {
        this.productPattern = ProductIdPattern.parse(settings.productId());
        this.laborPattern = ProductIdPattern.parse(settings.laborId());
        this.longest = settings.limits().productId();
    }

    /** A row's product id, cut to the tenant's limit; what goes by its name stays distinct when it is cut. */
    public String of(ProjectItem item) {
        return of(item, longest);
    }

    /** The same where ids have another limit, in characters. */
    public String of(ProjectItem item, int limit) {
        return switch (item.typeId()) {
            case ProjectItem.PRODUCT -> Text.cut(productPattern.apply(item), limit);
            case ProjectItem.LABOR -> Text.cut(laborPattern.apply(item), limit);
            default -> Text.cutName(Text.firstFilled(item.packageName(), item.description()), limit);
        };
    }

    /** The key of a row's catalog item. */
    public String keyOf(ProjectItem item) {
        return Text.fold(of(item));
    }

    /** The key of the catalog item that stands for a kind of adjustment. */
    public static String keyOf(Adjustment kind) {
        return Text.fold(kind.productId());
    }

    /** The source product: what two rows must share to be the same catalog item. */
    public String sourceOf(ProjectItem item) {
        return item.typeId() > ProjectItem.LABOR ? keyOf(item)
                : Text.fold(item.manufacturer()) + "|" + Text.fold(item.model());
    }
}

package dev.sibridge.si.mapping.lines;

import dev.sibridge.account.Limits;
import dev.sibridge.account.ProductIdPattern;
import dev.sibridge.account.SyncSettings;
import dev.sibridge.account.SyncSettings.Inclusion;
import dev.sibridge.si.mapping.rows.Rows;
import dev.sibridge.si.mapping.rows.Tenant;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.dtools.Project;
import dev.sibridge.vendor.dtools.ProjectItem;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Whom products are bought from, as far as Manage knows them. */
public final class Vendors {

    // Dealers write something where SI wants a vendor and there is none.
    private static final Pattern FILLER = Pattern.compile("(?i)[^\\p{L}\\p{N}]*|n\\s?[/.]?\\s?a\\.?|none");

    private final Map<String, Long> known;
    private final ProductIdPattern partNumber;

    public Vendors(SyncSettings settings, Tenant tenant) {
        this.known = settings.vendors() == Inclusion.INCLUDE ? tenant.vendors() : Map.of();
        this.partNumber = Text.isBlank(settings.vendorPartNumber()) ? null
                : ProductIdPattern.parse(settings.vendorPartNumber());
    }

    /** The names of an export's vendors, each once, without fillers; none when nobody wants to know. */
    public static Set<String> namedIn(Project project, SyncSettings settings) {
        Set<String> names = new TreeSet<>();
        if (settings.vendors() == Inclusion.INCLUDE) {
            Rows.selected(project, settings).stream().map(row -> Text.trim(row.vendor()))
                    .filter(name -> !FILLER.matcher(name).matches()).forEach(names::add);
        }
        return names;
    }

    /**
     * A vendor's id in Manage, and what the product is called there.
     *
     * @param partNumber null for none
     */
    public record Source(long vendor, String partNumber) {
    }

    /** Where a row is bought; empty unless Manage knows the vendor. */
    public Optional<Source> of(ProjectItem row) {
        return Optional.ofNullable(known.get(Text.fold(row.vendor())))
                .map(vendor -> new Source(vendor, partNumber(row)));
    }

    // Cut it would be another one.
    private String partNumber(ProjectItem row) {
        String text = partNumber == null ? "" : partNumber.apply(row);
        return text.length() > Limits.PART_NUMBER || FILLER.matcher(text).matches() ? null : text;
    }
}

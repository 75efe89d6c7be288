package dev.sibridge.mapping;

import dev.sibridge.connectwise.RecordType;
import dev.sibridge.dtools.Project;
import dev.sibridge.dtools.Project.Address;
import dev.sibridge.dtools.Project.Contact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The client as company, the place of the job as site, the client's people as contacts. A client for whom the dealer
 * names a company is that company, whatever it is called; it is looked up and never created.
 */
public final class Clients {

    private static final int LONGEST_KEY = 64;
    private static final List<Integer> IDENTIFIER_LIMITS = List.of(30, 25);

    private final Project project;
    private final SyncSettings settings;
    private final Tenant tenant;
    private final RecordRef company;
    private final Set<String> warnings = new LinkedHashSet<>();
    private final Addresses addresses;
    private final List<Wave> waves;

    Clients(Project project, SyncSettings settings, Tenant tenant) {
        this.project = project;
        this.settings = settings;
        this.tenant = tenant;
        this.company = company(project, settings);
        this.addresses = new Addresses(tenant, warnings);
        this.waves = List.of(Wave.of(List.of(companyRecord())), Wave.of(siteRecord().stream().toList()),
                Wave.of(new Contacts(project, settings, tenant, addresses, warnings).records()));
    }

    /** The company, the site in it, then the contacts, who may belong to the site. */
    List<Wave> waves() {
        return waves;
    }

    /** What was left out because Manage cannot hold it, a sentence each. */
    Set<String> warnings() {
        return warnings;
    }

    static RecordRef company(Project project, SyncSettings settings) {
        return new RecordRef(RecordType.COMPANY, settings.companyOf(project.client())
                .map(named -> shorten("company:" + Text.fold(named)))
                .orElseGet(() -> Text.isBlank(project.clientId())
                        ? "name:" + Text.hash(Text.fold(project.client()), 32)
                        : shorten(Text.fold(project.clientId()))));
    }

    /** Whether a company is known by SI's id of its client; otherwise by the client's name or by the dealer's word. */
    public static boolean isKnownByClientId(RecordRef company) {
        return !company.key().startsWith("company:") && !company.key().startsWith("name:");
    }

    /** The site of the job; null when the project has no address. */
    static RecordRef site(Project project, SyncSettings settings) {
        String name = siteName(project.siteAddress());
        return name.isEmpty() ? null : new RecordRef(RecordType.SITE,
                company(project, settings).key() + "/" + Text.hash(Text.fold(name), 16));
    }

    /** The primary contact; a project without one is refused before. */
    static RecordRef primaryContact(Project project, SyncSettings settings) {
        return project.contacts().stream().filter(c -> c.isPrimary() && isSomebody(c)).findFirst()
                .map(contact -> Contacts.ref(project, settings, contact)).orElse(null);
    }

    static boolean isSomebody(Contact contact) {
        return !Text.isBlank(contact.name()) || !Text.isBlank(contact.email());
    }

    private static String siteName(Address address) {
        return address == null ? "" : Text.firstFilled(address.street1(), address.street2(), address.city());
    }

    private DesiredRecord companyRecord() {
        Optional<String> named = settings.companyOf(project.client());
        if (named.isPresent()) {
            Map<String, Object> identifier = Map.of("identifier", named.get());
            return new DesiredRecord(RecordType.COMPANY, company.key(), null, identifier, List.of(identifier));
        }
        String name = Text.trim(project.client());
        String fullId = name.replace(" ", "");
        Map<String, Object> body = Bodies.of(
                "identifier", Text.cut(fullId, settings.limits().companyIdentifier()),
                "name", Text.cut(name, settings.limits().companyName()),
                "status", Bodies.id(tenant.companyStatusId()),
                "types", tenant.companyTypeIds().isEmpty() ? null
                        : tenant.companyTypeIds().stream().map(Bodies::id).toList(),
                // Names the first site; some tenants refuse a company without one.
                "site", Map.of("name", "Main"));
        Stream.of(project.billingAddress(), project.siteAddress()).filter(Addresses::isFilled).findFirst()
                .ifPresent(address -> body.putAll(addresses.ofCompany(address)));
        return new DesiredRecord(RecordType.COMPANY, company.key(), null, body, companyMatch(name, fullId));
    }

    // A company that was made while the tenant's limit was lower has a cut id; only its name tells that it is ours.
    private List<Map<String, Object>> companyMatch(String name, String fullId) {
        List<Map<String, Object>> ways = new ArrayList<>();
        ways.add(Map.of("identifier", fullId));
        Set<Integer> limits = new TreeSet<>(Comparator.reverseOrder());
        limits.add(settings.limits().companyIdentifier());
        limits.addAll(IDENTIFIER_LIMITS);
        limits.stream().filter(limit -> fullId.length() > limit).forEach(limit ->
                Stream.of(settings.limits().companyName(), Limits.OLDEST.companyName())
                        .map(most -> Text.cut(name, most)).distinct().forEach(cut ->
                                ways.add(Bodies.of("identifier", Text.cut(fullId, limit), "name", cut))));
        return ways;
    }

    private Optional<DesiredRecord> siteRecord() {
        RecordRef site = site(project, settings);
        if (site == null) {
            return Optional.empty();
        }
        String name = siteName(project.siteAddress());
        Map<String, Object> body = Bodies.of("name", Text.cutName(name, settings.limits().siteName()));
        body.putAll(addresses.ofSite(project.siteAddress()));
        return Optional.of(new DesiredRecord(RecordType.SITE, site.key(), company, body,
                Stream.of(settings.limits().siteName(), Limits.OLDEST.siteName())
                        .map(limit -> Map.<String, Object>of("name", Text.cutName(name, limit))).distinct().toList()));
    }

    private static String shorten(String key) {
        return key.length() <= LONGEST_KEY ? key : Text.hash(key, LONGEST_KEY);
    }
}

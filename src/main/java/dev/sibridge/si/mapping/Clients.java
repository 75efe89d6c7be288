package dev.sibridge.si.mapping;

import dev.sibridge.account.Limits;
import dev.sibridge.account.SyncSettings;
import dev.sibridge.engine.lookup.Sites;
import dev.sibridge.engine.model.Bodies;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.si.mapping.rows.Tenant;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.dtools.Project;
import dev.sibridge.vendor.dtools.Project.Address;
import dev.sibridge.vendor.dtools.Project.Contact;
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

    /** What the first site of a company is called that we make. */

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

    /** The site of the job, known by street, town and postal code together; null when the project has no address. */
    static RecordRef site(Project project, SyncSettings settings) {
        Address address = project.siteAddress();
        String name = siteName(address);
        return name.isEmpty() ? null : new RecordRef(RecordType.SITE, company(project, settings).key() + "/"
                + Text.hash(Text.fold(name) + "|" + Text.fold(address.city()) + "|" + Text.fold(address.postalCode()),
                        16));
    }

    /**
     * The id of a second company of a client's name, for when Manage keeps the first one's id occupied though nobody
     * may use that company any more. It is the same for a client each time.
     */
    public static String otherIdentifier(Project project, SyncSettings settings) {
        return Text.marked(fullIdentifier(project), company(project, settings).key(),
                settings.limits().companyIdentifier());
    }

    /** The names that a client's company may have in Manage: in full, or cut to what fits. */
    public static Set<String> companyNames(Project project, SyncSettings settings) {
        String name = Text.trim(project.client());
        Set<String> names = new LinkedHashSet<>(List.of(name));
        Stream.of(settings.limits().companyName(), Limits.OLDEST.companyName())
                .forEach(limit -> names.add(Text.cut(name, limit)));
        return names;
    }

    /** The primary contact; a project without one is refused before. */
    public static RecordRef primaryContact(Project project, SyncSettings settings) {
        return project.contacts().stream().filter(c -> c.isPrimary() && isSomebody(c)).findFirst()
                .map(contact -> Contacts.ref(project, settings, contact)).orElse(null);
    }

    /** The e-mail address that a contact has in Manage; empty for none. */
    public static String email(DesiredRecord contact) {
        return contact.body().get("communicationItems") instanceof List<?> items ? items.stream()
                .map(Map.class::cast).filter(item -> "Email".equals(item.get("communicationType")))
                .map(item -> (String) item.get("value")).findFirst().orElse("") : "";
    }

    public static boolean isSomebody(Contact contact) {
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
        String fullId = fullIdentifier(project);
        Map<String, Object> body = Bodies.of(
                "identifier", Text.cut(fullId, settings.limits().companyIdentifier()),
                "name", Text.cut(name, settings.limits().companyName()),
                "status", Bodies.id(tenant.companyStatusId()),
                "types", tenant.companyTypeIds().isEmpty() ? null
                        : tenant.companyTypeIds().stream().map(Bodies::id).toList(),
                // Some tenants refuse a company without one.
                "site", Map.of("name", Sites.FIRST));
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
        ways.add(Bodies.of("identifier", otherIdentifier(project, settings),
                "name", Text.cut(name, settings.limits().companyName())));
        return ways;
    }

    private static String fullIdentifier(Project project) {
        return Text.trim(project.client()).replace(" ", "");
    }

    private Optional<DesiredRecord> siteRecord() {
        RecordRef site = site(project, settings);
        if (site == null) {
            return Optional.empty();
        }
        String name = siteName(project.siteAddress());
        Map<String, Object> body = Bodies.of("name", Text.cutName(name, settings.limits().siteName()));
        body.putAll(addresses.ofSite(project.siteAddress()));
        return Optional.of(new DesiredRecord(RecordType.SITE, site.key(), company, body, List.of(Bodies.of(
                "addressLine1", body.get("addressLine1"), "city", body.get("city"), "zip", body.get("zip")))));
    }

    private static String shorten(String key) {
        return key.length() <= LONGEST_KEY ? key : Text.hash(key, LONGEST_KEY);
    }
}

package dev.sibridge.mapping;

import dev.sibridge.connectwise.RecordType;
import dev.sibridge.dtools.Project;
import dev.sibridge.dtools.Project.Address;
import dev.sibridge.dtools.Project.Contact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The client as company, the place of the job as site, the client's people as contacts. */
final class Clients {

    private static final int[] KNOWN_IDENTIFIER_LIMITS = {30, 25};

    private final Project project;
    private final SyncSettings settings;
    private final Tenant tenant;
    private final RecordRef company;

    Clients(Project project, SyncSettings settings, Tenant tenant) {
        this.project = project;
        this.settings = settings;
        this.tenant = tenant;
        this.company = company(project);
    }

    /** The company, the site in it, then the contacts, who may belong to the site. */
    List<Wave> waves() {
        Map<RecordRef, DesiredRecord> contacts = new LinkedHashMap<>();
        project.contacts().stream().filter(Clients::isSomebody).map(this::contactRecord)
                .forEach(contact -> contacts.putIfAbsent(contact.ref(), contact));
        return List.of(Wave.of(List.of(companyRecord())), Wave.of(siteRecord().stream().toList()),
                Wave.of(List.copyOf(contacts.values())));
    }

    static RecordRef company(Project project) {
        return new RecordRef(RecordType.COMPANY, Text.isBlank(project.clientId())
                ? "name:" + Text.hash(Text.fold(project.client()), 32)
                : Text.trim(project.clientId()));
    }

    /** The site of the job; null when the project has no address. */
    static RecordRef site(Project project) {
        Address address = project.siteAddress();
        return siteName(address).isEmpty()
                ? null
                : new RecordRef(RecordType.SITE,
                        company(project).key() + "/" + Text.hash(Text.fold(siteName(address)), 16));
    }

    /** The primary contact; a project without one is refused before. */
    static RecordRef primaryContact(Project project) {
        return project.contacts().stream().filter(c -> c.isPrimary() && isSomebody(c)).findFirst()
                .map(contact -> contact(project, contact)).orElse(null);
    }

    static boolean isSomebody(Contact contact) {
        return !Text.isBlank(contact.name()) || !Text.isBlank(contact.email());
    }

    private static RecordRef contact(Project project, Contact contact) {
        String identity = Text.fold(contact.email()) + "|" + Text.fold(contact.name());
        return new RecordRef(RecordType.CONTACT, company(project).key() + "/" + Text.hash(identity, 16));
    }

    private static String siteName(Address address) {
        return address == null ? "" : Text.firstFilled(address.street1(), address.street2(), address.city());
    }

    private DesiredRecord companyRecord() {
        String name = Text.trim(project.client());
        String fullId = name.replaceAll("\\s+", "");
        Address address = project.billingAddress() != null ? project.billingAddress() : project.siteAddress();
        Map<String, Object> body = Bodies.of(
                "identifier", Text.cut(fullId, settings.limits().companyIdentifier()),
                "name", Text.cut(name, settings.limits().companyName()),
                "status", Bodies.id(tenant.companyStatusId()),
                "types", tenant.companyTypeIds().isEmpty() ? null
                        : tenant.companyTypeIds().stream().map(Bodies::id).toList(),
                // Names the first site; some tenants refuse a company without one.
                "site", Map.of("name", "Main"));
        if (address != null) {
            body.putAll(address(address));
            body.put("state", Text.cut(address.state(), Limits.ADDRESS));
            body.put("phoneNumber", Text.cut(address.phone(), Limits.PHONE));
            body.put("faxNumber", Text.cut(address.fax(), Limits.PHONE));
        }
        return new DesiredRecord(RecordType.COMPANY, company.key(), null, body, companyMatch(name, fullId));
    }

    // A company that was made while the tenant's limit was lower has a cut id; only its name tells that it is ours.
    private List<Map<String, Object>> companyMatch(String name, String fullId) {
        List<Map<String, Object>> ways = new ArrayList<>();
        ways.add(Map.of("identifier", fullId));
        Set<Integer> limits = new TreeSet<>((a, b) -> b - a);
        limits.add(settings.limits().companyIdentifier());
        for (int limit : KNOWN_IDENTIFIER_LIMITS) {
            limits.add(limit);
        }
        for (int limit : limits) {
            if (fullId.length() > limit) {
                ways.add(Bodies.of("identifier", Text.cut(fullId, limit),
                        "name", Text.cut(name, settings.limits().companyName())));
            }
        }
        return ways;
    }

    private Optional<DesiredRecord> siteRecord() {
        RecordRef site = site(project);
        if (site == null) {
            return Optional.empty();
        }
        Address address = project.siteAddress();
        String name = Text.cut(siteName(address), settings.limits().siteName());
        Map<String, Object> body = Bodies.of("name", name);
        body.putAll(address(address));
        body.put("stateReference", Bodies.id(tenant.states().get(Text.fold(address.state()))));
        body.put("phoneNumber", Text.cut(address.phone(), Limits.PHONE));
        return Optional.of(new DesiredRecord(RecordType.SITE, site.key(), company, body,
                List.of(Map.of("name", name))));
    }

    private Map<String, Object> address(Address address) {
        return Bodies.of(
                "addressLine1", Text.cut(address.street1(), Limits.ADDRESS),
                "addressLine2", Text.cut(address.street2(), Limits.ADDRESS),
                "city", Text.cut(address.city(), Limits.ADDRESS),
                "zip", Text.cut(address.postalCode(), Limits.ZIP),
                "country", Bodies.id(Countries.find(address.country(), tenant.countries())));
    }

    private DesiredRecord contactRecord(Contact contact) {
        PersonName name = PersonName.of(contact);
        Map<String, Object> body = Bodies.of(
                "firstName", name.first(),
                "lastName", name.last(),
                "title", Text.trim(contact.title()),
                "company", company,
                "site", contact.isPrimary() ? site(project) : null,
                "communicationItems", communicationItems(contact));
        return new DesiredRecord(RecordType.CONTACT, contact(project, contact).key(), null, body,
                contactMatch(contact, name));
    }

    private List<Map<String, Object>> contactMatch(Contact contact, PersonName name) {
        List<Map<String, Object>> ways = new ArrayList<>();
        if (!Text.isBlank(contact.email())) {
            String email = Text.trim(contact.email());
            ways.add(Bodies.of("company", company, "communicationItems/value", email,
                    "firstName", name.first(), "lastName", name.last()));
            ways.add(Bodies.of("company", company, "communicationItems/value", email));
        }
        ways.add(Bodies.of("company", company, "firstName", name.first(), "lastName", name.last()));
        return ways;
    }

    private List<Map<String, Object>> communicationItems(Contact contact) {
        Tenant.CommunicationTypes types = tenant.communicationTypes();
        List<Map<String, Object>> items = new ArrayList<>();
        addCommunication(items, types.email(), contact.email(), "Email", true);
        addCommunication(items, types.phone(), contact.phone(), "Phone", true);
        addCommunication(items, types.mobile(), contact.mobile(), "Phone", Text.isBlank(contact.phone()));
        return items.isEmpty() ? null : items;
    }

    private static void addCommunication(List<Map<String, Object>> items, Long type, String value, String kind,
            boolean isDefault) {
        if (type != null && !Text.isBlank(value)) {
            items.add(Bodies.of("type", Bodies.id(type), "value", Text.cut(value, Limits.COMMUNICATION),
                    "communicationType", kind, "defaultFlag", isDefault));
        }
    }

    /** SI has one string for a name: the last word is the last name, a single word the first name. */
    record PersonName(String first, String last) {

        static PersonName of(Contact contact) {
            String full = Text.trim(contact.name()).replaceAll("\\s+", " ");
            if (full.isEmpty()) {
                String email = contact.email().strip();
                int at = email.indexOf('@');
                return new PersonName(cut(at > 0 ? email.substring(0, at) : email), "");
            }
            int space = full.lastIndexOf(' ');
            return space < 0
                    ? new PersonName(cut(full), "")
                    : new PersonName(cut(full.substring(0, space)), cut(full.substring(space + 1)));
        }

        private static String cut(String name) {
            return Text.cut(name, Limits.PERSON_NAME);
        }
    }
}

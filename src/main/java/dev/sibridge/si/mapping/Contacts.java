package dev.sibridge.si.mapping;

import dev.sibridge.account.Limits;
import dev.sibridge.account.SyncSettings;
import dev.sibridge.engine.model.Bodies;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.si.mapping.rows.Rows;
import dev.sibridge.si.mapping.rows.Tenant;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.dtools.Project;
import dev.sibridge.vendor.dtools.Project.Contact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The people of a project's client. Two rows with the same e-mail address and name are one person. */
final class Contacts {

    private final Project project;
    private final SyncSettings settings;
    private final Tenant tenant;
    private final Addresses addresses;
    private final Collection<String> warnings;
    private final RecordRef company;
    private final Map<RecordRef, Contact> people = new LinkedHashMap<>();

    /** @param warnings gets a sentence for each thing left out */
    Contacts(Project project, SyncSettings settings, Tenant tenant, Addresses addresses,
            Collection<String> warnings) {
        this.project = project;
        this.settings = settings;
        this.tenant = tenant;
        this.addresses = addresses;
        this.warnings = warnings;
        this.company = Clients.company(project, settings);
        project.contacts().stream().filter(Clients::isSomebody)
                .forEach(contact -> people.putIfAbsent(ref(project, settings, contact), contact));
    }

    List<DesiredRecord> records() {
        return people.values().stream().map(this::record).toList();
    }

    static RecordRef ref(Project project, SyncSettings settings, Contact contact) {
        String identity = Text.fold(Emails.firstOrText(contact.email())) + "|" + Text.fold(contact.name());
        return new RecordRef(RecordType.CONTACT,
                Clients.company(project, settings).key() + "/" + Text.hash(identity, 16));
    }

    private DesiredRecord record(Contact contact) {
        PersonName name = PersonName.of(contact);
        String email = email(contact, name);
        Map<String, Object> body = Bodies.of(
                "firstName", name.first(),
                "lastName", name.last(),
                "title", Text.cut(contact.title(), Limits.CONTACT_TITLE),
                "company", company,
                "site", contact.isPrimary() ? Clients.site(project, settings) : null,
                "communicationItems", communicationItems(contact, email));
        return new DesiredRecord(RecordType.CONTACT, ref(project, settings, contact).key(), null, body,
                match(email, name));
    }

    /** The first valid address of those that SI has; null for none. */
    private String email(Contact contact, PersonName name) {
        Optional<String> email = Emails.first(contact.email());
        if (email.isEmpty() && !Text.isBlank(contact.email())) {
            warnings.add("\"" + Rows.shown(contact.email()) + "\" is not an email address; the contact "
                    + (name.first() + " " + name.last()).strip() + " has none.");
        }
        return email.orElse(null);
    }

    private List<Map<String, Object>> match(String email, PersonName name) {
        List<Map<String, Object>> ways = new ArrayList<>();
        if (!Text.isBlank(email)) {
            ways.add(Bodies.of("company", company, "communicationItems/value", email,
                    "firstName", name.first(), "lastName", name.last()));
        }
        // A couple's common address tells nobody apart.
        if (!Text.isBlank(email) && isOfOne(email)) {
            ways.add(Bodies.of("company", company, "communicationItems/value", email));
        }
        ways.add(Bodies.of("company", company, "firstName", name.first(), "lastName", name.last()));
        return ways;
    }

    private boolean isOfOne(String email) {
        return people.values().stream().map(person -> Emails.firstOrText(person.email()))
                .filter(other -> Text.fold(other).equals(Text.fold(email))).count() == 1;
    }

    private List<Map<String, Object>> communicationItems(Contact contact, String email) {
        Tenant.CommunicationTypes types = tenant.communicationTypes();
        String phone = addresses.fitting("phone number", contact.phone(), Limits.COMMUNICATION);
        String mobile = addresses.fitting("mobile number", contact.mobile(), Limits.COMMUNICATION);
        List<Map<String, Object>> items = new ArrayList<>();
        add(items, types.email(), email, "Email");
        add(items, types.phone(), phone, "Phone");
        add(items, types.mobile(), mobile, "Phone");
        return items.isEmpty() ? null : items;
    }

    // The first of a kind is its default.
    private static void add(List<Map<String, Object>> items, Long type, String value, String kind) {
        if (type != null && !Text.isBlank(value)) {
            items.add(Bodies.of("type", Bodies.id(type), "value", value, "communicationType", kind,
                    "defaultFlag", items.stream().noneMatch(item -> item.get("communicationType").equals(kind))));
        }
    }

    /** SI has one string for a name: the last word is the last name, a single word the first name. */
    private record PersonName(String first, String last) {

        static PersonName of(Contact contact) {
            String full = Text.trim(contact.name()).replaceAll(" +", " ");
            if (full.isEmpty()) {
                String email = Emails.firstOrText(contact.email());
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

package dev.sibridge.si.tenant;

import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.ledger.LedgerEntry;
import dev.sibridge.engine.lookup.LookUps;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.question.Answers;
import dev.sibridge.engine.question.Question;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.mapping.Countries;
import dev.sibridge.si.mapping.DesiredState;
import dev.sibridge.si.mapping.Emails;
import dev.sibridge.si.mapping.rows.Tenant;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.connectwise.Conditions;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.dtools.Project;
import dev.sibridge.vendor.dtools.ProjectItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** What one export names, as far as it matters: shared records and sales reps are left as they were made. */
@Component
public class ExportQuestions {

    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_PERSON = 250;

    private final Ledger ledger;
    private final TenantReader tenants;

    public ExportQuestions(Ledger ledger, TenantReader tenants) {
        this.ledger = ledger;
        this.tenants = tenants;
    }

    /** What Manage is asked before the export is mapped. */
    public Answers questions(@ExchangeProperty("run") ExportRun run) {
        Project project = run.project();
        List<Question> questions = new ArrayList<>();
        noteWhatIsMade(run);
        membersWanted(project, !run.projectFacts().made().contains(RecordType.OPPORTUNITY)).ifPresent(conditions ->
                questions.add(new Question(TenantTopic.MEMBERS, ConnectWiseRequest.list("/system/members",
                        conditions))));
        if (!run.projectFacts().made().containsAll(Set.of(RecordType.COMPANY, RecordType.SITE))) {
            addPlaces(project, questions);
        }
        if (!run.projectFacts().made().contains(RecordType.CATALOG_ITEM)) {
            addUnits(project, questions);
        }
        questions.addAll(TenantVendors.questions(run));
        return Answers.to(questions);
    }

    // Which records there are does not depend on what is asked here, only what they say.
    private void noteWhatIsMade(ExportRun run) {
        Tenant tenant = tenants.known(run.account());
        if (tenant != null) {
            List<RecordRef> refs = DesiredState.lasting(run.project(), run.account().sync(), tenant);
            Map<RecordRef, LedgerEntry> known = ledger.find(run.account(), refs);
            Stream.of(RecordType.COMPANY, RecordType.SITE, RecordType.CATALOG_ITEM, RecordType.OPPORTUNITY,
                            RecordType.PROJECT)
                    .filter(type -> refs.stream().filter(ref -> ref.type() == type)
                            .allMatch(ref -> known.containsKey(ref) && known.get(ref).isKnown()))
                    .forEach(run.projectFacts()::hasMade);
        }
    }

    private static void addPlaces(Project project, List<Question> questions) {
        Set<String> countries = addresses(project).map(Project.Address::country)
                .flatMap(country -> Countries.candidates(country).stream()).filter(ExportQuestions::mayBeAName)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!countries.isEmpty()) {
            List<String> codes = countries.stream().filter(candidate -> candidate.length() == 2).toList();
            questions.add(new Question(TenantTopic.COUNTRIES, ConnectWiseRequest.list("/company/countries",
                    codes.isEmpty()
                    ? Conditions.in("name", countries)
                    : Conditions.or(List.of(Conditions.in("name", countries), Conditions.in("countryCode", codes))))));
        }
        String state = project.siteAddress() == null ? "" : Text.trim(project.siteAddress().state());
        if (mayBeAName(state)) {
            questions.add(new Question(TenantTopic.STATES, ConnectWiseRequest.list("/company/states",
                    Conditions.or(List.of(
                    Conditions.equal("identifier", state), Conditions.equal("name", state))))));
        }
    }

    private static void addUnits(Project project, List<Question> questions) {
        Set<String> units = project.items().stream().map(ProjectItem::orderUom).map(Text::trim)
                .filter(ExportQuestions::mayBeAName).collect(Collectors.toCollection(TreeSet::new));
        LookUps.byMember("/procurement/unitOfMeasures", "name", units)
                .forEach(request -> questions.add(new Question(TenantTopic.UNITS, request)));
    }

    // What is longer stands in no table, and would make an address too long.
    static boolean mayBeAName(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_NAME;
    }

    private static Optional<String> membersWanted(Project project, boolean salesRep) {
        Stream<String> managers = Stream.of(Text.trim(project.projectManager()));
        Set<String> people = (!salesRep ? managers : Stream.concat(salesReps(project), managers))
                .filter(person -> !person.isEmpty() && person.length() <= LONGEST_PERSON)
                .collect(Collectors.toCollection(TreeSet::new));
        if (people.isEmpty()) {
            return Optional.empty();
        }
        List<String> ways = new ArrayList<>();
        ways.add(Conditions.in("identifier", people));
        List<String> emails = people.stream().filter(person -> person.contains("@")).toList();
        if (!emails.isEmpty()) {
            ways.add(Conditions.in("officeEmail", emails));
            ways.add(Conditions.in("primaryEmail", emails));
        }
        List<String> lastNames = people.stream().flatMap(ExportQuestions::lastNames).distinct().toList();
        if (!lastNames.isEmpty()) {
            ways.add(Conditions.in("lastName", lastNames));
        }
        return Optional.of(Conditions.and(List.of(Conditions.equal("inactiveFlag", false), Conditions.or(ways))));
    }

    private static Stream<String> salesReps(Project project) {
        Stream<String> owners = project.resources().stream().filter(Project.Resource::isOwner)
                .flatMap(owner -> Stream.of(Objects.toString(owner.name(), ""), Emails.firstOrText(owner.email())));
        return Stream.concat(owners, Stream.of(Text.trim(project.assignedTo()))).map(Text::trim);
    }

    /** All that may be the last name, such as {@code Cruz}, {@code la Cruz} and {@code de la Cruz}. */
    private static Stream<String> lastNames(String person) {
        return IntStream.range(1, person.length()).filter(i -> person.charAt(i - 1) == ' ' && person.charAt(i) != ' ')
                .mapToObj(person::substring);
    }

    private static Stream<Project.Address> addresses(Project project) {
        return Stream.of(project.siteAddress(), project.billingAddress()).filter(Objects::nonNull);
    }
}
